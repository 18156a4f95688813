using System.Text.Json;
using k8s;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrdToolkit;

/// <summary>
/// One connection to an API server and what is said over it: address, TLS and credentials, of a <see cref="Kubernetes"/> client or of a
/// configuration, and the JSON contract. Typed clients share one; so do the caches, which thereby know of the clients' writes.
/// </summary>
public sealed class KubernetesApi
{
    private readonly KubernetesClientConfiguration? configuration;

    /// <summary>Connects as a configuration says.</summary>
    /// <param name="configuration">Address, TLS and credentials, such as <see cref="KubernetesConnection.Default"/>.</param>
    public KubernetesApi(KubernetesClientConfiguration configuration)
        : this(configuration, ApiConnection.Open(configuration), WireContract.CreateOptions())
    {
    }

    /// <summary>Uses the connection of a client, with the default JSON contract.</summary>
    /// <param name="client">Stays the caller's, to be disposed of after the last use of this.</param>
    public KubernetesApi(Kubernetes client)
        : this(client, WireContract.CreateOptions())
    {
    }

    /// <summary>Uses the connection of a client.</summary>
    /// <param name="client">Stays the caller's, to be disposed of after the last use of this.</param>
    /// <param name="json">The JSON contract, as made by <see cref="WireContract.CreateOptions"/>.</param>
    public KubernetesApi(Kubernetes client, JsonSerializerOptions json)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(json);
        Client = client;
        Connection = new ApiConnection(client);
        Json = json;
        Transport = new ApiTransport(this);
    }

    internal KubernetesApi(KubernetesClientConfiguration configuration, ApiConnection connection, JsonSerializerOptions json)
    {
        this.configuration = configuration;
        Connection = connection;
        Json = json;
        Transport = new ApiTransport(this);
        TlsServerName = configuration.TlsServerName;
        Tokens = configuration.TokenProvider as IRenewableToken;
        CredentialSource = (configuration as ReadConfiguration)?.Source ?? "a KubernetesClientConfiguration that the application made";
    }

    /// <summary>
    /// A client of the same server, made when it is first asked for unless it was given; good for what the typed clients do not cover.
    /// One that was made here is the caller's to dispose of; the connection of this is another one and stays.
    /// </summary>
    // Made here alone, so that a native program that never asks for it comes without.
    public Kubernetes Client
    {
        get => field ??= CreateClient(configuration!);
        private init;
    }

    /// <summary>What requests go over.</summary>
    internal ApiConnection Connection { get; }

    /// <summary>The JSON contract.</summary>
    public JsonSerializerOptions Json { get; }

    /// <summary>
    /// The name that the server's certificate is checked against, where it differs from the address (<c>tls-server-name</c> of a
    /// kubeconfig). A <see cref="Kubernetes"/> does not tell its own: set it here too, unless a configuration was given.
    /// </summary>
    public string? TlsServerName { get; init; }

    /// <summary>How long a request may take, watches excepted; 60 seconds unless set.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The name under which server-side applies set fields, unless one says otherwise; the name of the program unless set. Keep it
    /// stable: fields applied under another name stay. At most 128 characters.
    /// </summary>
    public string FieldManager { get; init; } = ApiTransport.ProgramName;

    /// <summary>Where clients tell of objects that their type cannot read and of warnings of the server.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>How long a watch lasts at most before it is made anew.</summary>
    internal TimeSpan WatchDuration { get; init; } = TimeSpan.FromMinutes(5);

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Null where nobody counts.</summary>
    internal OperatorMetrics? Metrics { get; init; }

    /// <summary>Told when the server does not accept the credentials; null where they cannot be renewed.</summary>
    internal IRenewableToken? Tokens { get; init; }

    /// <summary>Whose credentials are used and where they stand, for messages.</summary>
    internal string CredentialSource { get; } = "a client that the application made";

    internal ApiTransport Transport { get; }

    internal PersistentTransport PersistentTransport => field ??= new PersistentTransport(this);

    internal ServerReachability Reachability => field ??= new ServerReachability(Time);

    internal OwnWrites Writes { get; } = new();

    internal AppliedStates Applied { get; } = new();

    internal WriteFence Fence { get; } = new();

    /// <summary>The client of a configuration; one that acts as another user where the kubeconfig says so.</summary>
    private static Kubernetes CreateClient(KubernetesClientConfiguration configuration) =>
        configuration is ImpersonatingConfiguration impersonating ? impersonating.Connect(handler => new Kubernetes(configuration, handler)) : new Kubernetes(configuration);
}
