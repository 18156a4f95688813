namespace CrdToolkit;

/// <summary>What holds of each element of a collection: its constraints, how it is merged, and one CEL rule.</summary>
public abstract class ElementConstraintsAttribute : SchemaConstraintsAttribute
{
    private protected ElementConstraintsAttribute()
    {
    }

    /// <summary>
    /// How many collections deep the elements are: 1, the default, are those of the property itself, 2 those of its elements, and so on.
    /// </summary>
    public int Level { get; set; } = 1;

    /// <summary>How an element that is a list is merged (<c>x-kubernetes-list-type</c>).</summary>
    public ListType ListType { get; set; }

    /// <summary>How an element that is an object or a map is merged (<c>x-kubernetes-map-type</c>).</summary>
    public MapType MapType { get; set; }

    /// <summary>Whether unknown fields of an element are kept (<c>x-kubernetes-preserve-unknown-fields</c>).</summary>
    public bool PreserveUnknownFields { get; set; }

    /// <summary>Whether each element is a Kubernetes object (<c>x-kubernetes-embedded-resource</c>).</summary>
    public bool EmbeddedResource { get; set; }

    /// <summary>Whether each element, free JSON in C#, is an integer or a string (<c>x-kubernetes-int-or-string</c>).</summary>
    public bool IntOrString { get; set; }

    /// <summary>A CEL expression that must be true of each element; for several, write the attribute several times.</summary>
    public string? Rule { get; set; }

    /// <summary>What the user is told when <see cref="Rule"/> is false.</summary>
    public string? Message { get; set; }

    /// <summary>A CEL expression that makes the message of <see cref="Rule"/>.</summary>
    public string? MessageExpression { get; set; }

    /// <summary>The reason in the answer of the API server when <see cref="Rule"/> is false.</summary>
    public ValidationReason Reason { get; set; }

    /// <summary>The field that the error names: a C# name of a property of the element, or a path that begins with a dot.</summary>
    public string? FieldPath { get; set; }

    /// <summary>Whether a <see cref="Rule"/> with <c>oldSelf</c> is also evaluated where there is no old value.</summary>
    public bool OptionalOldSelf { get; set; }
}
