using System.Globalization;
using System.Text;
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

    private LocalApiServer(ApiServer server, Uri baseUri)
    {
        this.server = server;
        BaseUri = baseUri;
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:port</c>.</summary>
    public Uri BaseUri { get; }

    /// <summary>What a client needs to connect, fresh on each call: everyone may do everything.</summary>
    public KubernetesClientConfiguration ClientConfiguration => new()
    {
        Host = BaseUri.ToString().TrimEnd('/'),
        Namespace = "default",
    };

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
            return new LocalApiServer(server, await server.ListenAsync(cancellationToken));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of this server; the caller disposes it.</summary>
    public Kubernetes CreateClient() => new(ClientConfiguration);

    /// <summary>Writes a kubeconfig file for <c>kubectl --kubeconfig</c>; a file that is there is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Gives up writing.</param>
    public Task WriteKubeconfigAsync(string path, CancellationToken cancellationToken = default)
    {
        var kubeconfig = string.Create(CultureInfo.InvariantCulture, $"""
            apiVersion: v1
            kind: Config
            clusters:
            - name: local
              cluster:
                server: {BaseUri.ToString().TrimEnd('/')}
            users:
            - name: local
              user:
                # Nobody checks it, but clients want a user to have a credential.
                token: local
            contexts:
            - name: local
              context:
                cluster: local
                user: local
                namespace: default
            current-context: local

            """);
        return File.WriteAllTextAsync(path, kubeconfig, new UTF8Encoding(false), cancellationToken);
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

    /// <summary>Stops the server: open watches end, then the port is free again.</summary>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
