namespace CrdToolkit.Cli.Serving;

/// <summary>What <c>crdtool server</c> is to do.</summary>
/// <param name="Definitions">Files and folders with definitions to install.</param>
/// <param name="Port">The port; 0 for a free one.</param>
/// <param name="Kubeconfig">Where the kubeconfig goes; null for a temporary file.</param>
/// <param name="Rbac">Whether roles decide.</param>
/// <param name="Tls">Whether it speaks HTTPS.</param>
/// <param name="SimulatesWorkloads">Whether workloads become available by themselves.</param>
/// <param name="IsQuiet">Whether requests are not shown.</param>
internal sealed record ServerOptions(IReadOnlyList<string> Definitions, int Port = 0, string? Kubeconfig = null, bool Rbac = false, bool Tls = false, bool SimulatesWorkloads = false, bool IsQuiet = false);
