using System.Diagnostics.CodeAnalysis;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace CrdToolkit.Testing.Xunit.Tests.Documentation;

/// <summary>What docs/local-api-server.md shows, at work. The current folder that it changes is that of all tests, so it runs when no other does.</summary>
[Collection(nameof(ServerTests))]
[CollectionDefinition(nameof(ServerTests), DisableParallelization = true)]
[SuppressMessage("Usage", "xUnit1051", Justification = "The page shows it without the tokens of a test.")]
public sealed class ServerTests : IDisposable
{
    private static readonly V1ConfigMap Settings = new() { Metadata = new V1ObjectMeta { Name = "settings" } };
    private readonly string directory = Directory.GetCurrentDirectory();
    private readonly string folder = Directory.CreateTempSubdirectory("docs-").FullName;

    public void Dispose()
    {
        Directory.SetCurrentDirectory(directory);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Definitions_of_a_folder_are_installed()
    {
        Directory.SetCurrentDirectory(folder);
        Directory.CreateDirectory("config/crd");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "greetings.yaml"), "config/crd/greetings.yaml");

        await using var server = await LocalApiServer.StartAsync();
        await server.InstallDefinitionsAsync(["config/crd"]);
        using var client = server.CreateClient();

        var definitions = await client.ApiextensionsV1.ListCustomResourceDefinitionAsync();
        Assert.Equal("greetings.example.com", Assert.Single(definitions.Items).Metadata.Name);
    }

    [Fact]
    public async Task A_snapshot_is_restored()
    {
        await using var server = await LocalApiServer.StartAsync();
        using var client = server.CreateClient();
        await client.CoreV1.CreateNamespacedConfigMapAsync(Settings, "default");

        var prepared = await server.SnapshotAsync();
        await client.CoreV1.DeleteNamespacedConfigMapAsync("settings", "default");
        await server.RestoreAsync(prepared);

        Assert.Equal("settings", (await client.CoreV1.ReadNamespacedConfigMapAsync("settings", "default")).Name());
    }

    [Fact]
    public async Task Faults_hit_what_they_name()
    {
        await using var server = await LocalApiServer.StartAsync();
        using var client = server.CreateClient();

        server.Faults.Add(Fault.Conflict() with { Resource = "configmaps", Times = 1 });
        server.Faults.Add(Fault.Unavailable(TimeSpan.FromSeconds(1)) with { Verbs = ["list"], Probability = 0.2, Seed = 7 });
        using var lagging = server.Faults.Add(Fault.LaggingWatch() with { Resource = "configmaps" });

        await client.CoreV1.CreateNamespacedConfigMapAsync(Settings, "default");
        await Assert.ThrowsAsync<HttpOperationException>(() => client.CoreV1.ReplaceNamespacedConfigMapAsync(Settings, "settings", "default"));
        await client.CoreV1.ReplaceNamespacedConfigMapAsync(Settings, "settings", "default");
    }

    [Fact]
    public async Task A_role_is_compared_with_what_was_done()
    {
        Directory.SetCurrentDirectory(folder);
        await File.WriteAllTextAsync("role.yaml", """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: operator, namespace: default}
            rules:
            - {apiGroups: [""], resources: [configmaps], verbs: [list]}
            """);
        await using var server = await LocalApiServer.StartAsync();

        var account = server.ServiceAccount("default", "operator");
        using var operatorClient = account.CreateClient();
        await operatorClient.CoreV1.ListNamespacedConfigMapAsync("default");
        var rules = server.Requests.Rules(user: account.Name);
        var comparison = rules.CompareWithFiles("role.yaml");
        Assert.True(comparison.IsExact, comparison.ToString());
    }
}
