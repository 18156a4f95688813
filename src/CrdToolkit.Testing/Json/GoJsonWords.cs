namespace CrdToolkit.Testing.Json;

/// <summary>The two JSON decoders of the API server, which tell some errors differently.</summary>
internal enum GoJsonWords
{
    /// <summary>Go's own package encoding/json: bodies of objects and options.</summary>
    StandardLibrary,

    /// <summary>sigs.k8s.io/json, an older copy of it: patches.</summary>
    KubernetesCopy,
}
