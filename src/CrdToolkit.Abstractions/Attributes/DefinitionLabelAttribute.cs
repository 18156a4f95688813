namespace CrdToolkit;

/// <summary>A label of the CustomResourceDefinition itself, not of its objects. Versions of one kind share their labels.</summary>
/// <param name="key">The key, such as <c>app.kubernetes.io/part-of</c>.</param>
/// <param name="value">The value, at most 63 characters.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DefinitionLabelAttribute(string key, string value) : Attribute
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <summary>The value.</summary>
    public string Value { get; } = value;
}
