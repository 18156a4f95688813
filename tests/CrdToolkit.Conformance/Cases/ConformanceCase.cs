namespace CrdToolkit.Conformance.Cases;

/// <summary>
/// What every case starts with: a namespace and an API group of its own, so that cases run side by side and again and again on
/// one server. Both are deleted: the group when the case is over, the namespace when the run is.
/// </summary>
public abstract class ConformanceCase(ServerUnderTest server) : IAsyncLifetime
{
    private readonly List<string> leftovers = [];
    private string id = "";

    protected ServerUnderTest Server => server;

    protected ApiClient Api => server.Api;

    /// <summary>The case's namespace.</summary>
    protected string Namespace => id;

    /// <summary>The case's API group.</summary>
    protected string Group => id + ".conformance.example";

    protected Resource ConfigMaps => Resource.ConfigMaps(Namespace);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => id = await CreateNamespaceAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var path in Enumerable.Reverse(leftovers))
        {
            await Api.DeleteAsync(path);
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>Creates a namespace and gives its name.</summary>
    protected async Task<string> CreateNamespaceAsync()
    {
        var name = "case-" + Guid.NewGuid().ToString("N")[..10];
        await Api.PostAsync(Resource.Namespaces.Path, Resource.Namespaces.New(name)).Returns(201);
        Server.DeleteAtTheEnd(Resource.Namespaces.PathTo(name));
        return name;
    }

    /// <summary>Has the object at a path deleted when the case is over.</summary>
    protected void DeleteAfterwards(string path) => leftovers.Add(path);

    /// <summary>The plain kind Widget that all cases share, in the case's namespace.</summary>
    protected async Task<Resource> WidgetsAsync() => (await Server.WidgetsAsync()).In(Namespace);

    /// <summary>Installs a definition in the case's own group; it starts as that of Widget.</summary>
    protected Task<Resource> DefineAsync(Func<Definition, Definition>? describe = null)
    {
        var definition = (describe ?? (same => same))(new Definition(Group));
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
