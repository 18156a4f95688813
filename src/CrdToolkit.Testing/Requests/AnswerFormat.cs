namespace CrdToolkit.Testing.Requests;

/// <summary>How an answer is written.</summary>
internal enum AnswerFormat
{
    /// <summary>As JSON.</summary>
    Json,

    /// <summary>As YAML.</summary>
    Yaml,

    /// <summary>As protobuf.</summary>
    Protobuf,
}
