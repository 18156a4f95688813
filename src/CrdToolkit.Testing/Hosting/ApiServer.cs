using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Admission.Policies;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.CustomResources;
using CrdToolkit.Testing.Discovery;
using CrdToolkit.Testing.GarbageCollection;
using CrdToolkit.Testing.Namespaces;
using CrdToolkit.Testing.Plugins;
using CrdToolkit.Testing.Plugins.Quotas;
using CrdToolkit.Testing.Plugins.Volumes;
using CrdToolkit.Testing.Pods;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.ServiceAccounts;
using CrdToolkit.Testing.Storage;
using CrdToolkit.Testing.Verbs;
using CrdToolkit.Testing.Workloads;

namespace CrdToolkit.Testing.Hosting;

/// <summary>Puts the parts of a server together and starts and stops them in order.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly RequestPipeline pipeline;
    private readonly ObjectStore store;
    private readonly ControllerLoop controllers;
    private readonly SemaphoreSlim listening = new(1);
    private readonly WebhookTransport webhooks;
    private readonly FirstObjects firstObjects;
    private HttpListener? listener;
    private bool isAdvertised;
    private int port;
    private bool isDisposed;

    /// <summary>Makes a server that does not listen yet.</summary>
    public ApiServer(LocalApiServerOptions options)
    {
        var clock = options.TimeProvider;
        store = new ObjectStore(options.EventHistory, clock);
        var registry = new ResourceRegistry();
        BuiltInRegistration.Register(registry, store, clock);
        var namespaces = store.Collection("", "namespaces");
        webhooks = new WebhookTransport(clock);
        IAuthorizer authorizer = options.Rbac ? new RbacAuthorizer(store) : new AlwaysAllow();
        var inputs = new AdmissionInputs(authorizer);
        var matcher = new RequestMatcher(store, registry);
        var admission = new AdmissionChain(
            store,
            matcher,
            webhooks,
            new MatchConditions(inputs),
            new MutatingPolicies(store, registry, matcher, inputs),
            new ValidatingPolicies(store, registry, matcher, inputs));
        var escalation = new EscalationCheck(store, authorizer);
        var contents = options.FillNamespaces ? new NamespaceContents(store, clock) : null;
        var writes = new WriteAdmission(DefaultPlugins.Create(store, authorizer, contents), admission);
        var quotas = new QuotaLedger(store, new QuotaEvaluators(registry));
        var creation = new ObjectCreation(store, new NamespaceLifecycle(namespaces), writes, quotas, escalation, clock);
        var update = new ObjectUpdate(store, writes, quotas, escalation);
        var deletion = new ObjectDeletion(store, clock);
        var ownership = new FieldOwnership(clock);
        var configurations = new Configuration(ownership, clock);
        var definitions = store.Collection("apiextensions.k8s.io", "customresourcedefinitions");
        List<IStoreObserver> observers =
        [
            new DefinitionController(store, registry, definitions, deletion, webhooks, clock),
            new NamespaceController(store, registry, namespaces, deletion),
            new QuotaController(quotas),
            new StorageProtection(store, deletion),
            .. contents is null ? (IStoreObserver[])[] : [contents],
        ];
        if (options.SimulateWorkloads)
        {
            observers.Add(new WorkloadController(store, clock));
        }

        if (options.CollectGarbage)
        {
            observers.Add(new GarbageCollector(store, registry, deletion));
        }

        var tokens = new ServiceAccountTokens(clock);
        Authenticator = new Authenticator(tokens);
        ReviewRegistration.Register(registry, store, new Reviews(Authenticator, authorizer));
        if (options.Rbac)
        {
            observers.Add(new RoleAggregation(store));
        }

        controllers = new ControllerLoop(store, observers);
        if (options.Rbac)
        {
            BootstrapRoles.Create(store, clock);
        }

        FirstNamespaces.Create(store, namespaces, contents, clock);
        firstObjects = new FirstObjects(store, clock);
        firstObjects.CreateClasses();
        isAdvertised = !options.FillNamespaces;
        if (options.FillNamespaces)
        {
            firstObjects.CreateService();
        }

        var writer = new ResponseWriter(clock);
        var list = new ListVerb(store);
        var dispatcher = new RequestDispatcher(
            registry,
            writer,
            new GetVerb(store),
            list,
            new WatchVerb(store, writer, clock, options),
            new CreateVerb(creation, ownership),
            new UpdateVerb(update, creation, ownership),
            new PatchVerb(update, ownership, new ApplyVerb(configurations, creation, update)),
            new DeleteVerb(deletion, list, admission),
            new ScaleVerb(update, ownership, configurations),
            new NamespaceFinalizeVerb(store),
            new SubresourceCreation(
                writes, ownership, new EvictionVerb(store, deletion), new BindingVerb(store, clock), new TokenVerb(tokens, clock)));
        port = options.Port;
        Authority = options.Tls ? new CertificateAuthority() : null;
        Faults = new FaultInjector(store.View, clock);
        Requests = new RequestLog(options.RequestHistory);
        pipeline = new RequestPipeline(dispatcher, new DiscoveryEndpoints(registry, clock), new AccessControl(Authenticator, authorizer), Faults, Requests, clock);
    }

    /// <summary>Who is known.</summary>
    public Authenticator Authenticator { get; }

    /// <summary>What makes certificates; null where the server speaks no TLS.</summary>
    public CertificateAuthority? Authority { get; }

    /// <summary>What goes wrong on purpose.</summary>
    public FaultInjector Faults { get; }

    /// <summary>What clients asked.</summary>
    public RequestLog Requests { get; }

    /// <summary>Begins to listen, always on the same port.</summary>
    /// <returns>Where.</returns>
    public async Task<Uri> ListenAsync(CancellationToken cancellationToken)
    {
        await listening.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, typeof(LocalApiServer));
            listener ??= new HttpListener(port, pipeline, Authority);
            var uri = await listener.StartAsync(cancellationToken);
            port = uri.Port;
            if (!isAdvertised)
            {
                isAdvertised = true;
                firstObjects.Advertise(uri);
            }

            return uri;
        }
        finally
        {
            listening.Release();
        }
    }

    /// <summary>Listens again, unless the server was disposed meanwhile.</summary>
    public Task ResumeListeningAsync() => isDisposed ? Task.CompletedTask : ListenAsync(CancellationToken.None);

    /// <summary>Ends all connections and listens no longer; what is stored stays.</summary>
    public async Task StopListeningAsync()
    {
        await listening.WaitAsync();
        try
        {
            if (listener is { } stopped)
            {
                listener = null;
                await stopped.DisposeAsync();
            }
        }
        finally
        {
            listening.Release();
        }
    }

    /// <summary>All objects, once the server's controllers have nothing left to do.</summary>
    public async Task<StoreView> SnapshotAsync()
    {
        await controllers.SettleAsync();
        return store.View();
    }

    /// <summary>Makes everything as it was, in one step; the server's controllers have acted on it when this returns.</summary>
    public Task RestoreAsync(StoreView view)
    {
        controllers.Pause(() => store.Restore(view));
        return controllers.SettleAsync();
    }

    /// <summary>Forgets the past, as etcd does when it is compacted.</summary>
    public void Compact() => store.Compact();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
        {
            return;
        }

        Faults.Clear();
        foreach (var collection in store.Collections)
        {
            store.EndWatches(collection);
        }

        await StopListeningAsync();
        await controllers.DisposeAsync();
        webhooks.Dispose();
        Authority?.Dispose();
    }
}
