using k8s;

namespace CrdToolkit.EndToEnd.Writing;

/// <summary>The definition of the kind, installed for all cases, and a connection with the clients' own contract.</summary>
public sealed class RobotDefinition(ServerUnderTest server) : IAsyncLifetime
{
    private Kubernetes? client;

    public KubernetesApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        client = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(await server.KubeconfigAsync()));
        Api = new KubernetesApi(client) { FieldManager = "robots" };
        await CustomResourceDefinitions.InstallAsync(Api, typeof(Robot).Assembly, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await server.Api.DeleteAsync(Resource.Definitions.PathTo("robots.writing.end-to-end.example"));
        client?.Dispose();
    }
}
