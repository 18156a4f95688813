using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>A node of a schema with what its ancestors say about it.</summary>
/// <param name="Schema">The node.</param>
/// <param name="Path">Its path.</param>
internal sealed record SchemaNode(JsonSchemaProps Schema, FieldPath Path)
{
    /// <summary>Whether it describes the whole resource.</summary>
    public bool IsRoot { get; init; }

    /// <summary>Whether it lies in the apiVersion, kind or metadata of a resource, an embedded one included.</summary>
    public bool IsInsideMetadata { get; init; }

    /// <summary>Why it may have no default; null when it may.</summary>
    public string? DefaultForbidden { get; init; }

    /// <summary>The ancestor below which old and new values cannot be told to belong together; null when there is none.</summary>
    public FieldPath? Uncorrelatable { get; init; }

    /// <summary>Whether its rules are compiled: they are not inside of allOf, anyOf, oneOf and not.</summary>
    public bool ChecksRules { get; init; }

    /// <summary>A node below this one, to which the same applies.</summary>
    public SchemaNode Child(JsonSchemaProps schema, FieldPath path) => this with { Schema = schema, Path = path, IsRoot = false };
}
