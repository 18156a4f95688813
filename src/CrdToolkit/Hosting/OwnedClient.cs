using k8s;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrdToolkit;

/// <summary>The client of an operator whose application registered none; the container disposes of it.</summary>
internal sealed class OwnedClient(IServiceProvider services) : IDisposable
{
    public KubernetesClientConfiguration Configuration { get; } =
        services.GetService<KubernetesClientConfiguration>() ?? Read(services.GetRequiredService<IOptions<OperatorOptions>>().Value);

    public Kubernetes Client => field ??= KubernetesApi.CreateClient(Configuration);

    public void Dispose() => Client.Dispose();

    private static KubernetesClientConfiguration Read(OperatorOptions options) =>
        string.IsNullOrEmpty(options.Kubeconfig) && string.IsNullOrEmpty(options.Context)
            ? KubernetesConnection.Default()
            : KubernetesConnection.FromKubeconfig(
                string.IsNullOrEmpty(options.Kubeconfig) ? null : options.Kubeconfig,
                string.IsNullOrEmpty(options.Context) ? null : options.Context);
}
