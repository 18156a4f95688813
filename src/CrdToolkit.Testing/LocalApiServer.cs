using System.Reflection;
using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Clients;
using CrdToolkit.Testing.Hosting;
using k8s;

namespace CrdToolkit.Testing;

/// <summary>
/// A Kubernetes API server in this process: it speaks HTTP on loopback like the real one, so clients, operators and
/// <c>kubectl</c> work against it. Its state is in memory, and gone when it is disposed. Several run side by side.
/// </summary>
public sealed class LocalApiServer : IAsyncDisposable
{
    private readonly ApiServer server;

    private LocalApiServer(ApiServer server, Uri baseUri, string? token)
    {
        this.server = server;
        BaseUri = baseUri;
        Administrator = AddUser("kubernetes-admin", [UserInfo.Masters], token);
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:port</c>, or <c>https:</c> with <see cref="LocalApiServerOptions.Tls"/>.</summary>
    public Uri BaseUri { get; }

    /// <summary>What a client needs to connect as administrator, fresh on each call.</summary>
    public KubernetesClientConfiguration ClientConfiguration => Administrator.ClientConfiguration;

    /// <summary>The user of <see cref="ClientConfiguration"/>: a member of <c>system:masters</c>, who may do everything.</summary>
    public ServerUser Administrator { get; }

    /// <summary>Lets the server misbehave on command.</summary>
    public FaultInjector Faults => server.Faults;

    /// <summary>What clients asked of the server.</summary>
    public RequestLog Requests => server.Requests;

    /// <summary>Starts a server; it answers when this returns.</summary>
    /// <param name="options">How it runs; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port that was asked for is in use.</exception>
    public static async Task<LocalApiServer> StartAsync(
        LocalApiServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LocalApiServerOptions();
        // A process with a test server is a test: an operator in it looks for code that changes objects of its caches.
        AppContext.SetSwitch("CrdToolkit.DetectMutations", true);
        var server = new ApiServer(options);
        try
        {
            return new LocalApiServer(server, await server.ListenAsync(cancellationToken), options.AdministratorToken);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of this server; the caller disposes it.</summary>
    public Kubernetes CreateClient() => new(ClientConfiguration);

    /// <summary>Writes a kubeconfig file for <c>kubectl --kubeconfig</c>, of the administrator; a file that is there is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Gives up writing.</param>
    public Task WriteKubeconfigAsync(string path, CancellationToken cancellationToken = default) =>
        WriteKubeconfigAsync(path, Administrator, cancellationToken);

    /// <summary>
    /// Installs the CustomResourceDefinitions in YAML or JSON files, or brings those that are there up to date; returns when their kinds
    /// are served.
    /// </summary>
    /// <param name="paths">
    /// Files, and folders of which all <c>.yaml</c>, <c>.yml</c> and <c>.json</c> files are read, those of folders in them too. Documents of other kinds are left out.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The names of the definitions.</returns>
    /// <exception cref="InvalidOperationException">The server refuses a definition, or there is none at a path; the message says which.</exception>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    /// <exception cref="FormatException">A file is no YAML; the message says where.</exception>
    public Task<IReadOnlyList<string>> InstallDefinitionsAsync(IEnumerable<string> paths, CancellationToken cancellationToken = default) =>
        InstallAsync(DefinitionSource.At(paths), cancellationToken);

    /// <summary>Installs the definitions of the custom resources that an assembly declares, as its build would write them.</summary>
    /// <param name="assembly">The assembly: <c>typeof(VirtualMachine).Assembly</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The names of the definitions.</returns>
    /// <exception cref="InvalidOperationException">The assembly carries no definition, or the server refuses one.</exception>
    public Task<IReadOnlyList<string>> InstallDefinitionsAsync(Assembly assembly, CancellationToken cancellationToken = default) =>
        InstallAsync(DefinitionSource.Of(assembly), cancellationToken);

    /// <summary>Makes a user known, with a token and, where the server speaks TLS, a client certificate. It may do what roles allow.</summary>
    /// <param name="name">The name, as in bindings.</param>
    /// <param name="groups">Groups besides <c>system:authenticated</c>.</param>
    public ServerUser AddUser(string name, params IEnumerable<string> groups)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return AddUser(name, [.. groups], token: null);
    }

    /// <summary>A service account as a user, as which an operator's pod would act. The ServiceAccount object need not exist.</summary>
    /// <param name="namespace">Its namespace.</param>
    /// <param name="name">Its name.</param>
    public ServerUser ServiceAccount(string @namespace, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(@namespace);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var user = UserInfo.Of(UserInfo.ServiceAccountName(@namespace, name), []);
        return new ServerUser(this, user, server.Authenticator.IssueToken(user), null);
    }

    /// <summary>Keeps all objects as they are now, to be put back by <see cref="RestoreAsync"/>.</summary>
    public async Task<ServerSnapshot> SnapshotAsync() => new(await server.SnapshotAsync());

    /// <summary>
    /// Makes all objects as they were at a snapshot of this server, or of another one: those that came since are gone, those that went are back with
    /// their uid. Resource versions go on: open watches are told what was undone as changes, and caches that follow them stay right. Finalizers are not
    /// asked. It is one step: a write that comes meanwhile is undone with the others, or made on top of what is restored.
    /// </summary>
    /// <param name="snapshot">The snapshot.</param>
    public Task RestoreAsync(ServerSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return server.RestoreAsync(snapshot.View);
    }

    /// <summary>
    /// Stops listening: open connections end, new ones are refused. What is stored stays. Disposing the result listens again, on the
    /// same port.
    /// </summary>
    public async Task<IAsyncDisposable> RefuseConnectionsAsync()
    {
        await server.StopListeningAsync();
        return new RefusedConnections(server);
    }

    /// <summary>
    /// Restarts the server on the same port: connections end, objects stay, and resource versions from before are too old for watches
    /// (410 Expired), as with a kube-apiserver whose watch cache is new.
    /// </summary>
    /// <param name="cancellationToken">Gives up starting again.</param>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await server.StopListeningAsync();
        server.Compact();
        await server.ListenAsync(cancellationToken);
    }

    /// <summary>
    /// Forgets all changes of the past, as a compaction of etcd does: watches, pages of lists and exact lists that start before now get
    /// 410 Expired. Open watches go on.
    /// </summary>
    public void Compact() => server.Compact();

    internal KubernetesClientConfiguration ConfigurationFor(string token) => new()
    {
        Host = BaseUri.ToString().TrimEnd('/'),
        Namespace = "default",
        AccessToken = token,
        SslCaCerts = server.Authority is { } authority ? [authority.Certificate] : null,
    };

    // Over HTTP like anybody's, so that it is admitted, recorded and validated as such. Without the client of Kubernetes, which is larger than the server.
    private async Task<IReadOnlyList<string>> InstallAsync(IReadOnlyList<JsonObject> definitions, CancellationToken cancellationToken)
    {
        using var http = ClusterHttp.Connect(server.Authority?.Certificate);
        http.DefaultRequestHeaders.Authorization = new("Bearer", Administrator.Token);
        return await new DefinitionInstaller(new(http, BaseUri, (_, _) => Task.CompletedTask)).InstallAsync(definitions, cancellationToken);
    }

    private ServerUser AddUser(string name, IReadOnlyList<string> groups, string? token)
    {
        var user = UserInfo.Of(name, groups);
        return new ServerUser(this, user, server.Authenticator.IssueToken(user, token), server.Authority?.IssueClient(name, groups));
    }

    internal Task WriteKubeconfigAsync(string path, ServerUser user, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(path, Kubeconfig.Write(BaseUri, user, server.Authority?.Certificate), new UTF8Encoding(false), cancellationToken);

    /// <summary>Stops the server: open watches end, then the port is free again.</summary>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
