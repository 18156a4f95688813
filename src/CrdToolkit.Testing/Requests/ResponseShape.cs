namespace CrdToolkit.Testing.Requests;

/// <summary>What an answer is transformed to before it is sent.</summary>
internal enum ResponseShape
{
    /// <summary>The object itself.</summary>
    Object,

    /// <summary>A meta.k8s.io Table.</summary>
    Table,

    /// <summary>PartialObjectMetadata of one object.</summary>
    Metadata,

    /// <summary>PartialObjectMetadataList.</summary>
    MetadataList,
}
