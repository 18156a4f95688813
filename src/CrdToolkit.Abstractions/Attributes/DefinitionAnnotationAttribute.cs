namespace CrdToolkit;

/// <summary>An annotation of the CustomResourceDefinition itself, not of its objects. Versions of one kind share their annotations.</summary>
/// <param name="key">The key, such as <c>api-approved.kubernetes.io</c>.</param>
/// <param name="value">The value.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DefinitionAnnotationAttribute(string key, string value) : Attribute
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <summary>The value.</summary>
    public string Value { get; } = value;
}
