namespace CrdToolkit;

/// <summary>
/// Objects can be selected by the value of the property, as in <c>kubectl get --field-selector spec.host=a</c>; at most eight per version.
/// On the property, which is a string, an integer or a boolean; on the resource, with a path, for a property that is not yours.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SelectableFieldAttribute : Attribute
{
    /// <summary>Selects by the property that carries the attribute.</summary>
    public SelectableFieldAttribute()
    {
    }

    /// <summary>Selects by what is at a path.</summary>
    /// <param name="jsonPath">The path from the root, beginning with a dot.</param>
    public SelectableFieldAttribute(string jsonPath) => JsonPath = jsonPath;

    /// <summary>The path from the root; null where the attribute is on the property.</summary>
    public string? JsonPath { get; }
}
