namespace CrdToolkit;

/// <summary>
/// At most one of the properties may be set, which the API server checks by a CEL rule. The properties are optional ones: not required, without a default, and nullable.
/// </summary>
/// <param name="properties">The C# names of properties of the type, at least two; use <c>nameof</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class AtMostOneOfAttribute(params string[] properties) : Attribute
{
    /// <summary>The C# names of the properties.</summary>
    public string[] Properties { get; } = properties;
}
