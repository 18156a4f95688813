namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>What a schema node describes.</summary>
internal enum SchemaLevel
{
    /// <summary>The whole resource.</summary>
    Root,

    /// <summary>The items of a list.</summary>
    Item,

    /// <summary>A property, or the values of a map.</summary>
    Field,
}
