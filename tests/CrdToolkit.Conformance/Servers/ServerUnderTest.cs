using System.Collections.Concurrent;
using System.Diagnostics;
using CrdToolkit.Testing;
using k8s;

namespace CrdToolkit.Conformance.Servers;

/// <summary>
/// The one server that every case of a run talks to: the cluster of the kubeconfig that <see cref="KubeconfigVariable"/>
/// names, or, when that variable is not set, a <see cref="LocalApiServer"/> in this process. The kubeconfig of the person who
/// runs the tests is never looked at.
/// </summary>
public sealed class ServerUnderTest : IAsyncLifetime
{
    /// <summary>The variable that names a kubeconfig; its current context is the server that the cases run against.</summary>
    public const string KubeconfigVariable = "CRDTOOLKIT_KUBECONFIG";

    /// <summary>
    /// The variable that holds a shell command which restarts the server of <see cref="KubeconfigVariable"/> on its port: connections end, objects stay,
    /// resource versions from before are too old for watches.
    /// </summary>
    public const string RestartVariable = "CRDTOOLKIT_RESTART_SERVER";

    private Kubernetes? client;
    private LocalApiServer? local;
    private string? kubeconfigOfLocal;
    private readonly ConcurrentBag<string> leftovers = [];
    private readonly ConcurrentBag<string> emptyNamespaces = [];
    private bool aggregatesApis;
    private Lazy<Task<Resource>> widgets = null!;

    /// <summary>Whether the cases run against the LocalApiServer.</summary>
    public bool IsLocal => local is not null;

    /// <summary>
    /// Whether the cases run against the lab server: the real API machinery without API aggregation, which every full
    /// kube-apiserver has.
    /// </summary>
    public bool IsLab => !IsLocal && !aggregatesApis;

    /// <summary>Whether the server is on this machine and can call what listens here.</summary>
    public bool IsLoopback => client!.BaseUri.IsLoopback;

    /// <summary>The connection that the cases use.</summary>
    public ApiClient Api { get; private set; } = null!;

    /// <summary>
    /// The plain <see cref="Definition"/>, installed once for all the cases that need nothing else of their kind: a kube-apiserver
    /// makes the first create of every new definition wait for two seconds. What isolates the cases is their namespace.
    /// </summary>
    public Task<Resource> WidgetsAsync() => widgets.Value;

    /// <summary>A kubeconfig of the server, for another process.</summary>
    public async Task<string> KubeconfigAsync()
    {
        if (local is null)
        {
            return Environment.GetEnvironmentVariable(KubeconfigVariable)!;
        }
        kubeconfigOfLocal ??= Path.Combine(Path.GetTempPath(), $"conformance-{Guid.NewGuid():N}.kubeconfig");
        await local.WriteKubeconfigAsync(kubeconfigOfLocal, TestContext.Current.CancellationToken);
        return kubeconfigOfLocal;
    }

    /// <summary>
    /// An empty namespace for one case: one that another case is done with, or a new one. Deleting a namespace makes the server list
    /// every kind there is, so there are only as many as cases run at a time.
    /// </summary>
    public async Task<string> TakeNamespaceAsync()
    {
        if (emptyNamespaces.TryTake(out var left))
        {
            return left;
        }
        var name = "case-" + Guid.NewGuid().ToString("N")[..10];
        await Api.PostAsync(Resource.Namespaces.Path, Resource.Namespaces.New(name)).Returns(201);
        DeleteAtTheEnd(Resource.Namespaces.PathTo(name));
        return name;
    }

    /// <summary>Empties a namespace and gives it to the next case, unless something stays in it or it is being deleted.</summary>
    public async Task ReturnNamespaceAsync(string name)
    {
        Resource[] kinds =
        [
            Resource.ConfigMaps(name), Resource.Secrets(name), Resource.Leases(name), new("", "v1", "Event", "events", name),
            new("events.k8s.io", "v1", "Event", "events", name), .. widgets.IsValueCreated ? [(await widgets.Value).In(name)] : (Resource[])[],
        ];
        var empty = (await Api.GetAsync(Resource.Namespaces.PathTo(name))).Body.Text("status.phase") == "Active";
        foreach (var kind in kinds)
        {
            await Api.DeleteAsync(kind.Path);
            var rest = await Api.GetAsync(kind.Path);
            empty &= rest.Code != 200 || rest.Body.ItemNames().All(left => left == "kube-root-ca.crt");
        }
        if (empty)
        {
            emptyNamespaces.Add(name);
        }
    }

    /// <summary>Has the object at a path deleted when all cases are over.</summary>
    public void DeleteAtTheEnd(string path) => leftovers.Add(path);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var kubeconfig = Environment.GetEnvironmentVariable(KubeconfigVariable);
        if (string.IsNullOrEmpty(kubeconfig))
        {
            local = await LocalApiServer.StartAsync(new LocalApiServerOptions { Rbac = true }, cancellation);
            client = local.CreateClient();
        }
        else
        {
            client = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));
        }
        Api = new ApiClient(client);
        var groups = await Api.GetAsync("/apis").Returns(200);
        widgets = new Lazy<Task<Resource>>(() =>
            new Definition($"run-{Guid.NewGuid().ToString("N")[..10]}.conformance.example").InstallAsync(Api, "default"));
        aggregatesApis = groups.At("groups")!.AsArray().Any(group => group.Text("name") == "apiregistration.k8s.io");
    }

    /// <summary>Restarts the server; skips the case where nobody said how.</summary>
    public async Task RestartAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        if (local is not null)
        {
            await local.RestartAsync(cancellation);
            return;
        }
        var command = Environment.GetEnvironmentVariable(RestartVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(command), $"{RestartVariable} does not say how the server is restarted.");
        using var restart = Process.Start("/bin/sh", ["-c", command!]);
        await restart.WaitForExitAsync(cancellation);
        Assert.True(restart.ExitCode == 0, $"{command} ended with {restart.ExitCode}.");
    }

    /// <summary>Skips the case where everyone may do everything, which is how a server without RBAC runs.</summary>
    public async Task NeedsRbacAsync()
    {
        var review = await Api.PostAsync(
            "/apis/authorization.k8s.io/v1/subjectaccessreviews",
            JsonNode.Parse("""
                {"apiVersion":"authorization.k8s.io/v1","kind":"SubjectAccessReview",
                 "spec":{"user":"nobody-knows","resourceAttributes":{"verb":"delete","resource":"nodes"}}}
                """)!).Returns(201);
        Assert.SkipWhen(review.At("status.allowed")!.GetValue<bool>(), "The server runs without RBAC: everyone may do everything.");
    }

    /// <summary>
    /// Skips the case on the lab server, which differs from a full kube-apiserver in the way that <paramref name="how"/> says.
    /// The case states the answer of the kube-apiserver and runs everywhere else.
    /// </summary>
    public void LabDeviates(string how) => Assert.SkipWhen(IsLab, "The lab server differs from a full kube-apiserver: " + how);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Api.ReleaseAsync(Resource.ConfigMaps(""), name => leftovers.Contains(Resource.Namespaces.PathTo(name ?? "")));
        if (widgets is { IsValueCreated: true })
        {
            await Api.ReleaseAsync(await widgets.Value, _ => true);
            DeleteAtTheEnd(Resource.Definitions.PathTo((await widgets.Value).DefinitionName));
        }
        foreach (var path in leftovers)
        {
            await Api.DeleteAsync(path);
        }
        client?.Dispose();
        if (kubeconfigOfLocal is not null)
        {
            File.Delete(kubeconfigOfLocal);
        }
        if (local is not null)
        {
            await local.DisposeAsync();
        }
    }
}
