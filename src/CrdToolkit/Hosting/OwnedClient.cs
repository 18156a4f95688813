using k8s;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrdToolkit;

/// <summary>The connection of an operator whose application registered no client; the container disposes of it.</summary>
internal sealed class OwnedClient(IServiceProvider services) : IDisposable
{
    public KubernetesClientConfiguration Configuration { get; } =
        services.GetService<KubernetesClientConfiguration>() ?? Read(services.GetRequiredService<IOptions<OperatorOptions>>().Value);

    public ApiConnection Connection => field ??= ApiConnection.Open(Configuration);

    public void Dispose() => Connection.Dispose();

    private static KubernetesClientConfiguration Read(OperatorOptions options) =>
        string.IsNullOrEmpty(options.Kubeconfig) && string.IsNullOrEmpty(options.Context)
            ? KubernetesConnection.Default()
            : KubernetesConnection.Read(
                string.IsNullOrEmpty(options.Kubeconfig) ? null : options.Kubeconfig,
                string.IsNullOrEmpty(options.Context) ? null : options.Context,
                $"{OperatorOptions.SectionName}:Context");
}
