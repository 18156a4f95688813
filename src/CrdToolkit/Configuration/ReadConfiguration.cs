using k8s;

namespace CrdToolkit;

/// <summary>A configuration that was read here, and knows from where.</summary>
internal class ReadConfiguration : KubernetesClientConfiguration
{
    /// <summary>Whose credentials it holds and where they stand, for messages.</summary>
    public string? Source { get; set; }

    /// <summary>Reads the same once more, for the certificates that stand there by now; throws a <see cref="KubeconfigException"/> where that fails.</summary>
    public Func<KubernetesClientConfiguration>? ReadAgain { get; set; }
}
