namespace CrdToolkit.Conformance.Cases.BuiltIn;

public sealed class Namespaces(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(1, 33)]
    public async Task A_namespace_is_active_and_carries_its_name_as_a_label()
    {
        var created = await ReadAsync(Resource.Namespaces, Namespace);

        Assert.Equal("Active", created.Text("status.phase"));
        Assert.Equal(["kubernetes"], created.Texts("spec.finalizers"));
        Assert.Equal(Namespace, created.Text("metadata.labels", "kubernetes.io/metadata.name"));
    }

    [Fact, Checklist(33)]
    public async Task The_label_with_the_name_cannot_be_changed()
    {
        var patched = await Api.MergePatchAsync(
            Resource.Namespaces.PathTo(Namespace), """{"metadata":{"labels":{"kubernetes.io/metadata.name":"other","a":"b"}}}""").Returns(200);

        Assert.Equal(Namespace, patched.Text("metadata.labels", "kubernetes.io/metadata.name"));
        Assert.Equal("b", patched.Text("metadata.labels.a"));
    }

    [Theory, Checklist(3)]
    [InlineData("Upper")]
    [InlineData("with.dot")]
    public async Task A_name_must_be_a_dns_label(string name)
    {
        var refusal = await Api.PostAsync(Resource.Namespaces.Path, Resource.Namespaces.New(name)).Fails(422, "Invalid");

        refusal.HasCause("metadata.name", "FieldValueInvalid");
    }

    [Fact, Checklist(33)]
    public async Task The_system_namespaces_exist()
    {
        var names = (await Api.GetAsync(Resource.Namespaces.Path).Returns(200)).ItemNames();

        Assert.All(new[] { "default", "kube-system", "kube-public" }, name => Assert.Contains(name, names));
    }

    [Fact, Checklist(62)]
    public async Task Its_status_is_a_subresource()
    {
        var patched = await Api.MergePatchAsync(Resource.Namespaces.PathTo(Namespace, "status"), """
            {"status":{"conditions":[{"type":"Checked","status":"True","reason":"Test","message":"ok","lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
            """).Returns(200);

        Assert.Equal("Checked", patched.Text("status.conditions.0.type"));
        Assert.Equal("Active", patched.Text("status.phase"));
    }

    [Fact, Checklist(45)]
    public async Task The_label_of_its_name_is_managed_by_who_made_it()
    {
        var namespaces = new Resource("", "v1", "Namespace", "namespaces", null);
        var name = "m" + Group.Split('.')[0];
        DeleteAfterwards(namespaces.PathTo(name));

        var created = await Api.PostAsync($"{namespaces.Path}?fieldManager=maker", namespaces.New(name)).Returns(201);

        Assert.Equal("maker", created.Text("metadata.managedFields.0.manager"));
        created.At("metadata.managedFields.0.fieldsV1").ShouldBe("""{"f:metadata":{"f:labels":{".":{},"f:kubernetes.io/metadata.name":{}}}}""");
    }
}
