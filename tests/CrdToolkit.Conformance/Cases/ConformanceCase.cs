namespace CrdToolkit.Conformance.Cases;

/// <summary>
/// What every case starts with: an empty namespace and an API group of its own, so that cases run side by side and again and again
/// on one server. The group is deleted when the case is over, the namespace when the run is.
/// </summary>
public abstract class ConformanceCase(ServerUnderTest server) : IAsyncLifetime
{
    private readonly List<string> leftovers = [];
    private readonly List<Resource> kinds = [];
    private readonly List<string> namespaces = [];
    private readonly List<IAsyncDisposable> servers = [];

    protected ServerUnderTest Server => server;

    protected ApiClient Api => server.Api;

    /// <summary>The case's namespace.</summary>
    protected string Namespace { get; private set; } = "";

    /// <summary>The case's API group.</summary>
    protected string Group { get; } = $"g{Guid.NewGuid().ToString("N")[..10]}.conformance.example";

    /// <summary>Whether what the case leaves in its namespaces can be deleted at once, so that other cases may have them.</summary>
    protected virtual bool LeavesNamespacesEmpty => true;

    protected Resource ConfigMaps => Resource.ConfigMaps(Namespace);

    /// <summary>A built-in kind in the case's namespace; its objects are deleted when the case is over.</summary>
    protected Resource BuiltIn(string group, string version, string kind, string plural)
    {
        var resource = new Resource(group, version, kind, plural, Namespace);
        if (!kinds.Contains(resource))
        {
            kinds.Add(resource);
        }
        return resource;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Namespace = await CreateNamespaceAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var kind in kinds)
        {
            // a kube-apiserver takes five seconds to empty a definition, and none to delete an empty one
            // What other cases hold of a kind that all share is theirs.
            await Api.ReleaseAsync(kind, name => kind.Group == Group || namespaces.Contains(name ?? ""));
            await Api.DeleteAsync(kind.Path);
        }
        foreach (var path in Enumerable.Reverse(leftovers))
        {
            await Api.DeleteAsync(path);
        }
        foreach (var name in LeavesNamespacesEmpty ? namespaces : [])
        {
            await Server.ReturnNamespaceAsync(name);
        }
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>A further namespace of the case, and its name.</summary>
    protected async Task<string> CreateNamespaceAsync()
    {
        var name = await Server.TakeNamespaceAsync();
        namespaces.Add(name);
        return name;
    }

    /// <summary>Has the object at a path deleted when the case is over.</summary>
    protected void DeleteAfterwards(string path) => leftovers.Add(path);

    /// <summary>Keeps a server that definitions refer to, until they are deleted: without it their objects cannot be.</summary>
    protected T KeepForTheCase<T>(T server)
        where T : IAsyncDisposable
    {
        servers.Add(server);
        return server;
    }

    /// <summary>The plain kind Widget that all cases share, in the case's namespace.</summary>
    protected async Task<Resource> WidgetsAsync() => (await Server.WidgetsAsync()).In(Namespace);

    /// <summary>Installs a definition in the case's own group; it starts as that of Widget.</summary>
    protected Task<Resource> DefineAsync(Func<Definition, Definition>? describe = null)
    {
        var definition = (describe ?? (same => same))(new Definition(Group));
        kinds.Add(definition.In(Namespace));
        DeleteAfterwards(Resource.Definitions.PathTo(definition.In(Namespace).DefinitionName));
        return definition.InstallAsync(Api, Namespace);
    }

    /// <summary>Creates an object of <paramref name="kind"/> and gives what the server made of it.</summary>
    protected Task<JsonObject> CreateAsync(Resource kind, string name, string members = "{}") =>
        Api.PostAsync(kind.Path, kind.New(name, members)).Returns(201);

    /// <summary>The object as the server has it now.</summary>
    protected Task<JsonObject> ReadAsync(Resource kind, string name) => Api.GetAsync(kind.PathTo(name)).Returns(200);

    /// <summary>Waits until the object at <paramref name="path"/> is gone.</summary>
    protected Task GoneAsync(string path) => Api.EventuallyAsync(path, answer => answer.Code == 404);
}
