using System.Reflection;
using k8s;
using k8s.Models;

namespace CrdToolkit.Testing;

/// <summary>
/// The cluster that tests run against: a <see cref="LocalApiServer"/>, or the existing cluster of the kubeconfig file that the environment
/// variable <see cref="KubeconfigVariable"/> names. The kubeconfig of the person who runs the tests is never looked at. What tests make
/// through it is deleted when it is disposed.
/// </summary>
public sealed class TestCluster : IAsyncDisposable
{
    /// <summary>The environment variable that names the kubeconfig of an existing cluster; its current context is used.</summary>
    public const string KubeconfigVariable = "CRDTOOLKIT_KUBECONFIG";

    private readonly Lock gate = new();
    private readonly List<string> namespaces = [];
    private readonly List<string> definitions = [];

    private TestCluster(LocalApiServer? local, KubernetesClientConfiguration configuration)
    {
        Local = local;
        ClientConfiguration = configuration;
        Client = new Kubernetes(configuration);
    }

    /// <summary>The server in this process; null when the tests run against an existing cluster.</summary>
    public LocalApiServer? Local { get; }

    /// <summary>What a client needs to connect, the operator under test included.</summary>
    public KubernetesClientConfiguration ClientConfiguration { get; }

    /// <summary>A client that may do everything.</summary>
    public Kubernetes Client { get; }

    /// <summary>Starts a server in this process, or connects to the cluster that <see cref="KubeconfigVariable"/> names.</summary>
    /// <param name="options">How the server runs; an existing cluster is as it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FileNotFoundException">The variable names a file that does not exist.</exception>
    public static Task<TestCluster> StartAsync(LocalApiServerOptions? options = null, CancellationToken cancellationToken = default) =>
        StartAsync(options, Environment.GetEnvironmentVariable(KubeconfigVariable), cancellationToken);

    internal static async Task<TestCluster> StartAsync(LocalApiServerOptions? options, string? kubeconfig, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(kubeconfig))
        {
            return File.Exists(kubeconfig)
                ? new TestCluster(null, KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig))
                : throw new FileNotFoundException($"{KubeconfigVariable} names {kubeconfig}, which does not exist.", kubeconfig);
        }

        var local = await LocalApiServer.StartAsync(options, cancellationToken);
        return new TestCluster(local, local.ClientConfiguration);
    }

    /// <summary>Creates a namespace with a name of its own.</summary>
    /// <param name="prefix">How the name starts: lower-case letters, digits and dashes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its name. It is deleted with the cluster, or by <see cref="DeleteNamespaceAsync"/>.</returns>
    public async Task<string> CreateNamespaceAsync(string prefix = "test", CancellationToken cancellationToken = default)
    {
        var created = await Client.CoreV1.CreateNamespaceAsync(
            new V1Namespace { Metadata = new V1ObjectMeta { GenerateName = $"{prefix}-" } }, cancellationToken: cancellationToken);
        lock (gate)
        {
            namespaces.Add(created.Metadata.Name);
        }

        return created.Metadata.Name;
    }

    /// <summary>Asks for the deletion of a namespace and does not wait: objects with finalizers go when these are done.</summary>
    /// <param name="name">The namespace.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task DeleteNamespaceAsync(string name, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            namespaces.Remove(name);
        }

        await IgnoreMissingAsync(() => Client.CoreV1.DeleteNamespaceAsync(name, cancellationToken: cancellationToken));
    }

    /// <summary>Installs definitions from files and folders; they are deleted with the cluster.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The server refuses a definition.</exception>
    public async Task InstallDefinitionsAsync(IEnumerable<string> paths, CancellationToken cancellationToken = default) =>
        Remember(await Client.InstallDefinitionsAsync(paths, cancellationToken));

    /// <summary>Installs the definitions that an assembly declares; they are deleted with the cluster.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The assembly carries no definition, or the server refuses one.</exception>
    public async Task InstallDefinitionsAsync(Assembly assembly, CancellationToken cancellationToken = default) =>
        Remember(await Client.InstallDefinitionsAsync(assembly, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Local is not null)
        {
            Client.Dispose();
            await Local.DisposeAsync();
            return;
        }

        foreach (var name in namespaces.ToList())
        {
            await DeleteNamespaceAsync(name);
        }

        foreach (var name in definitions)
        {
            await IgnoreMissingAsync(() => Client.ApiextensionsV1.DeleteCustomResourceDefinitionAsync(name));
        }

        Client.Dispose();
    }

    private static async Task IgnoreMissingAsync(Func<Task> delete)
    {
        try
        {
            await delete();
        }
        catch (k8s.Autorest.HttpOperationException e) when (e.Response.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            // Somebody was faster.
        }
    }

    private void Remember(IReadOnlyList<string> names)
    {
        lock (gate)
        {
            definitions.AddRange(names.Except(definitions));
        }
    }
}
