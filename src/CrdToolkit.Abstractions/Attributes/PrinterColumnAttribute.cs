namespace CrdToolkit;

/// <summary>
/// Shows a column in <c>kubectl get</c>. On a property, the path and the type are the property's; on the resource, for what is no
/// property of yours, both name and path are given: <c>[PrinterColumn("Age", ".metadata.creationTimestamp")]</c>.
/// </summary>
/// <remarks>The first column of a resource takes the place of AGE, which the API server shows only where no column is said: say that one, too, to keep it.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PrinterColumnAttribute : Attribute
{
    /// <summary>A column of the property that carries the attribute.</summary>
    public PrinterColumnAttribute()
    {
    }

    /// <summary>A column of what is at a path.</summary>
    /// <param name="name">The heading.</param>
    /// <param name="jsonPath">The path from the root, beginning with a dot.</param>
    public PrinterColumnAttribute(string name, string jsonPath)
    {
        Name = name;
        JsonPath = jsonPath;
    }

    /// <summary>The heading; the name of the property unless set.</summary>
    public string? Name { get; set; }

    /// <summary>The path from the root; that of the property where the attribute is on one.</summary>
    public string? JsonPath { get; }

    /// <summary>One of <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>date</c>; that of the value at the path unless set.</summary>
    public string? Type { get; set; }

    /// <summary>An OpenAPI format, such as <c>byte</c>.</summary>
    public string? Format { get; set; }

    /// <summary>What the column shows; the property's documentation unless set.</summary>
    public string? Description { get; set; }

    /// <summary>0 (the default) is always shown, 1 and more only with <c>-o wide</c>.</summary>
    public int Priority { get; set; }
}
