namespace CrdToolkit.Conformance.Cases.Deleting;

/// <summary>A namespace goes with all that is in it.</summary>
public sealed class NamespaceDeletions(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(33)]
    public async Task Its_contents_are_deleted_first()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        await CreateAsync(ConfigMaps, "two");

        var deleting = await Api.DeleteAsync(Resource.Namespaces.PathTo(Namespace)).Returns(200);

        Assert.Equal("Terminating", deleting.Text("status.phase"));
        await GoneAsync(Resource.Namespaces.PathTo(Namespace));
        Assert.Equal(404, (await Api.GetAsync(widgets.PathTo("one"))).Code);
        Assert.Equal(404, (await Api.GetAsync(ConfigMaps.PathTo("two"))).Code);
    }

    [Fact, Checklist(33)]
    public async Task A_finalizer_inside_holds_it_and_nothing_new_is_let_in()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "held", """{"metadata":{"finalizers":["example.com/hold"]}}""");
        await Api.DeleteAsync(Resource.Namespaces.PathTo(Namespace)).Returns(200);
        await Api.EventuallyAsync(widgets.PathTo("held"), answer => answer.Body.At("metadata.deletionTimestamp") is not null);

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("late")).Fails(403, "Forbidden");

        refusal
            .Says(
                $"widgets.{widgets.Group} \"late\" is forbidden: unable to create new content in namespace {Namespace} because it is being terminated")
            .HasCause("metadata.namespace", "NamespaceTerminating", $"namespace {Namespace} is being terminated");
        Assert.Equal("Terminating", (await ReadAsync(Resource.Namespaces, Namespace)).Text("status.phase"));
        await Api.MergePatchAsync(widgets.PathTo("held"), """{"metadata":{"finalizers":null}}""").Returns(200);
        await GoneAsync(Resource.Namespaces.PathTo(Namespace));
    }

    [Fact, Checklist(33)]
    public async Task The_default_namespaces_stay()
    {
        foreach (var name in new[] { "default", "kube-system", "kube-public" })
        {
            var refusal = await Api.DeleteAsync(Resource.Namespaces.PathTo(name)).Fails(403, "Forbidden");

            refusal.Says($"namespaces \"{name}\" is forbidden: this namespace may not be deleted");
        }
    }
}
