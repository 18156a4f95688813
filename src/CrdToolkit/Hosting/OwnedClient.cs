using k8s;
using Microsoft.Extensions.DependencyInjection;

namespace CrdToolkit;

/// <summary>The client of an operator whose application registered none; the container disposes of it.</summary>
internal sealed class OwnedClient(IServiceProvider services) : IDisposable
{
    public KubernetesClientConfiguration Configuration { get; } =
        services.GetService<KubernetesClientConfiguration>() ?? KubernetesConnection.Default();

    public Kubernetes Client => field ??= new Kubernetes(Configuration);

    public void Dispose() => Client.Dispose();
}
