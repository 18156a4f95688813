using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.CustomResources;
using CrdToolkit.Testing.Discovery;
using CrdToolkit.Testing.GarbageCollection;
using CrdToolkit.Testing.Namespaces;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;
using CrdToolkit.Testing.Verbs;

namespace CrdToolkit.Testing.Hosting;

/// <summary>Puts the parts of a server together and starts and stops them in order.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly HttpListener listener;
    private readonly ObjectStore store;
    private readonly ControllerLoop controllers;
    private bool isDisposed;

    /// <summary>Makes a server that does not listen yet.</summary>
    public ApiServer(LocalApiServerOptions options)
    {
        var clock = options.TimeProvider;
        store = new ObjectStore(options.EventHistory);
        var registry = new ResourceRegistry();
        BuiltInRegistration.Register(registry, store, clock);
        var namespaces = store.Collection("", "namespaces");
        var creation = new ObjectCreation(store, new NamespaceLifecycle(namespaces), clock);
        var update = new ObjectUpdate(store);
        var deletion = new ObjectDeletion(store, clock);
        var ownership = new FieldOwnership(clock);
        var configurations = new Configuration(ownership, clock);
        var definitions = store.Collection("apiextensions.k8s.io", "customresourcedefinitions");
        List<IStoreObserver> observers =
        [
            new DefinitionController(store, registry, definitions, deletion, clock),
            new NamespaceController(store, registry, namespaces, deletion),
        ];
        if (options.CollectGarbage)
        {
            observers.Add(new GarbageCollector(store, registry, deletion));
        }

        controllers = new ControllerLoop(store, observers);
        FirstNamespaces.Create(store, namespaces, clock);
        var writer = new ResponseWriter(clock);
        var dispatcher = new RequestDispatcher(
            registry,
            writer,
            new ListVerb(store),
            new WatchVerb(store, writer, clock, options),
            new CreateVerb(creation, ownership),
            new UpdateVerb(update, creation, ownership),
            new PatchVerb(update, ownership, new ApplyVerb(configurations, creation, update)),
            new DeleteVerb(deletion, store),
            new ScaleVerb(update, ownership, configurations),
            new NamespaceFinalizeVerb(store));
        listener = new HttpListener(options.Port, new RequestPipeline(dispatcher, new DiscoveryEndpoints(registry)));
    }

    /// <summary>Begins to listen.</summary>
    /// <returns>Where.</returns>
    public Task<Uri> StartAsync(CancellationToken cancellationToken) => listener.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
        {
            return;
        }

        foreach (var collection in store.Collections)
        {
            store.EndWatches(collection);
        }

        await listener.DisposeAsync();
        await controllers.DisposeAsync();
    }
}
