namespace CrdToolkit.Testing.Requests;

/// <summary>What of a resource there is in protobuf.</summary>
internal enum ProtobufSupport
{
    /// <summary>Nothing: documents.</summary>
    None,

    /// <summary>Metadata alone: custom resources, of whose fields protobuf knows nothing.</summary>
    Metadata,

    /// <summary>Objects and metadata: built-in kinds.</summary>
    Objects,
}
