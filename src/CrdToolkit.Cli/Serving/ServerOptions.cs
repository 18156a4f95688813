namespace CrdToolkit.Cli.Serving;

/// <summary>What <c>crdtool server</c> is to do.</summary>
/// <param name="Definitions">Files and folders with definitions to install.</param>
/// <param name="Port">The port; 0 for a free one.</param>
/// <param name="Kubeconfig">Where the kubeconfig goes; null for a temporary file.</param>
/// <param name="Rbac">Whether roles decide.</param>
/// <param name="Tls">Whether it speaks HTTPS.</param>
/// <param name="IsQuiet">Whether requests are not shown.</param>
internal sealed record ServerOptions(IReadOnlyList<string> Definitions, int Port, string? Kubeconfig, bool Rbac, bool Tls, bool IsQuiet);
