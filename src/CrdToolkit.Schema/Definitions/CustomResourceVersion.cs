using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Schema.Definitions;

/// <summary>One entry of <c>spec.versions</c> of a CustomResourceDefinition.</summary>
public sealed record CustomResourceVersion
{
    /// <summary><c>name</c>, such as <c>v1alpha1</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>served</c>: whether the API server answers for this version.</summary>
    public bool Served { get; init; } = true;

    /// <summary><c>storage</c>: whether objects are stored in this version; true for exactly one.</summary>
    public bool Storage { get; init; }

    /// <summary><c>deprecated</c>: whether clients of this version are warned.</summary>
    public bool Deprecated { get; init; }

    /// <summary><c>deprecationWarning</c>: the text of that warning; null for the API server's own.</summary>
    public string? DeprecationWarning { get; init; }

    /// <summary><c>schema.openAPIV3Schema</c>.</summary>
    public JsonSchemaProps? Schema { get; init; }

    /// <summary><c>subresources.status</c>: whether the status is a subresource.</summary>
    public bool StatusSubresource { get; init; }

    /// <summary><c>subresources.scale</c>.</summary>
    public ScaleSubresource? ScaleSubresource { get; init; }

    /// <summary><c>additionalPrinterColumns</c>.</summary>
    public EquatableArray<PrinterColumn> PrinterColumns { get; init; }

    /// <summary><c>selectableFields</c>: their paths.</summary>
    public EquatableArray<string> SelectableFields { get; init; }
}
