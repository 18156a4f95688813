using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>What the API server judges in one place: of one version, or of all of them where they agree.</summary>
internal sealed record DefinitionPart
{
    /// <summary><c>spec.versions[i]</c>, or <c>spec</c>.</summary>
    public required FieldPath Path { get; init; }

    /// <summary>Where the schema is: in a version under <c>schema</c>, in the spec under <c>validation</c>.</summary>
    public required FieldPath SchemaPath { get; init; }

    /// <summary>Whether this is the part in which all versions agree.</summary>
    public required bool IsCommon { get; init; }

    /// <summary>Whether the status is a subresource, of this version or (where all agree) of any.</summary>
    public bool HasStatus { get; init; }

    public JsonSchemaProps? Schema { get; init; }

    public ScaleSubresource? Scale { get; init; }

    public EquatableArray<PrinterColumn> Columns { get; init; }

    public EquatableArray<string> SelectableFields { get; init; }
}
