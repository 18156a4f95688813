using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrdToolkit.Testing.Xunit.Tests.Documentation;

public sealed class GreeterTests(GreeterCluster cluster) : NamespaceTest(cluster)
{
    [Fact]
    public async Task A_config_map_is_greeted()
    {
        await StartOperatorAsync(configuration =>
        {
            var builder = Host.CreateApplicationBuilder();
            builder.Services.AddSingleton(configuration).AddHostedService<Greeter>();
            return builder.Build();
        });

        await Client.CoreV1.CreateNamespacedConfigMapAsync(Greetable("a"), Namespace, cancellationToken: Cancellation);

        await Client.WaitForAsync<V1ConfigMap>("a", Namespace, map => map.Data?["greeting"] == "hello", cancellationToken: Cancellation);
    }

    private static V1ConfigMap Greetable(string name) =>
        new() { Metadata = new V1ObjectMeta { Name = name, Labels = new Dictionary<string, string> { ["greet"] = "" } } };
}
