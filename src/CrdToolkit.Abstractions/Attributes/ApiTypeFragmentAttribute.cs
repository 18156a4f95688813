namespace CrdToolkit;

/// <summary>
/// Carries what a compiled assembly does not keep of a type that others use in their schemas: defaults and descriptions. Written by the
/// generator for types with <see cref="ApiTypeAttribute"/>; read by the generator of an assembly that refers to this one.
/// </summary>
/// <param name="type">The metadata name of the type, such as <c>Acme.Box`1</c>.</param>
/// <param name="json">Its description, and the defaults and descriptions of its members, by their names in C#, as compact JSON.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ApiTypeFragmentAttribute(string type, string json) : Attribute
{
    /// <summary>The metadata name of the type.</summary>
    public string Type { get; } = type;

    /// <summary>What the assembly does not keep of it, as compact JSON.</summary>
    public string Json { get; } = json;
}
