namespace CrdToolkit.EndToEnd;

/// <summary>The definitions that the build of the example wrote, put on a server as <c>kubectl apply -f</c> would.</summary>
internal sealed class DefinitionFiles(ApiClient api)
{
    private readonly List<Resource> kinds = [];

    /// <summary>Creates them, replacing those of an earlier run, and waits until their kinds are served.</summary>
    public async Task InstallAsync()
    {
        foreach (var file in OperatorProgram.Definitions)
        {
            var yaml = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            var definition = (await api.SendAsync(
                HttpMethod.Post, Resource.Definitions.Path + "?dryRun=All&fieldValidation=Strict", yaml, "application/yaml"));
            if (definition.Code == 409)
            {
                var name = definition.Body.Text("details.name")!;
                await api.DeleteAsync(Resource.Definitions.PathTo(name));
                await api.EventuallyAsync(Resource.Definitions.PathTo(name), answer => answer.Code == 404);
            }
            var created = await api.SendAsync(
                HttpMethod.Post, Resource.Definitions.Path + "?fieldValidation=Strict", yaml, "application/yaml").Returns(201);
            var kind = new Resource(created.Text("spec.group")!, created.Text("spec.versions.0.name")!, created.Text("spec.names.kind")!, created.Text("spec.names.plural")!, null);
            kinds.Add(kind);
            await api.EventuallyAsync(kind.Everywhere, answer => answer.Code == 200);
        }
    }

    /// <summary>Deletes them. An object that a finalizer still holds is freed by hand: the operator is gone by now.</summary>
    public async Task UninstallAsync()
    {
        foreach (var kind in kinds)
        {
            foreach (var held in (await api.GetAsync(kind.Everywhere).Returns(200)).At("items")!.AsArray())
            {
                await api.MergePatchAsync(
                    kind.In(held.Text("metadata.namespace")!).PathTo(held.Name()), """{"metadata":{"finalizers":null}}""");
            }
            await api.DeleteAsync(Resource.Definitions.PathTo(kind.DefinitionName));
        }
    }
}
