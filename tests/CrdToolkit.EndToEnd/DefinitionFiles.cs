namespace CrdToolkit.EndToEnd;

/// <summary>The definitions that the build of the example wrote, put on a server as <c>kubectl apply -f</c> would.</summary>
internal sealed class DefinitionFiles(ApiClient api)
{
    private readonly List<Resource> created = [];

    /// <summary>Creates the definitions, or updates those that are there, and waits until their kinds are served.</summary>
    public async Task InstallAsync()
    {
        foreach (var file in OperatorProgram.Definitions)
        {
            var yaml = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            var answer = await api.SendAsync(HttpMethod.Post, Resource.Definitions.Path + "?fieldValidation=Strict", yaml, "application/yaml");
            var kind = answer.Code == 409 ? await UpdateAsync(answer.Body.Text("details.name")!, yaml) : KindOf(answer.Expect(201).Body);
            if (answer.Code == 201)
            {
                created.Add(kind);
            }
            await api.EventuallyAsync(kind.Everywhere, served => served.Code == 200);
        }
    }

    /// <summary>
    /// Deletes those that were not there before, and waits until they are gone: the next to install them should not meet them on their way out.
    /// What a finalizer still holds is released: the operator is gone by now.
    /// </summary>
    public async Task UninstallAsync()
    {
        foreach (var kind in created)
        {
            await api.ReleaseAsync(kind, _ => true);
            var path = Resource.Definitions.PathTo(kind.DefinitionName);
            await api.DeleteAsync(path);
            await api.EventuallyAsync(path, definition => definition.Code == 404);
        }
    }

    private static Resource KindOf(JsonObject definition) => new(
        definition.Text("spec.group")!,
        definition.Text("spec.versions.0.name")!,
        definition.Text("spec.names.kind")!,
        definition.Text("spec.names.plural")!,
        null);

    // what the server makes of the file as a new object, with the resource version of the old one
    private async Task<Resource> UpdateAsync(string name, string yaml)
    {
        var path = Resource.Definitions.PathTo(name);
        var old = await api.GetAsync(path).Returns(200);
        var update = yaml.Replace("\nmetadata:\n", $"\nmetadata:\n  resourceVersion: \"{old.ResourceVersion()}\"\n", StringComparison.Ordinal);
        return KindOf(await api.SendAsync(HttpMethod.Put, path, update, "application/yaml").Returns(200));
    }
}
