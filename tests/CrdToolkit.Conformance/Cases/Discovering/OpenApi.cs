namespace CrdToolkit.Conformance.Cases.Discovering;

/// <summary>The OpenAPI documents, by which kubectl explains kinds and validates objects.</summary>
public sealed class OpenApi(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Spec = """
        {"type":"object","description":"What is wanted.","properties":{
          "color":{"type":"string","description":"Its color."},
          "maybe":{"type":"string","nullable":true},
          "free":{"type":"object","x-kubernetes-preserve-unknown-fields":true},
          "port":{"x-kubernetes-int-or-string":true},
          "names":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}}}}
        """;

    [Fact, Checklist(61)]
    public async Task Version_3_has_a_document_for_each_group_and_version()
    {
        var widgets = await DefineAsync(widget => widget.Spec(Spec).With("spec.versions.0.selectableFields", """[{"jsonPath":".spec.color"}]"""));
        var index = await Api.EventuallyAsync("/openapi/v3", answer => answer.Body.At("paths", $"apis/{widgets.Group}/v1") is not null);

        var document = await Api.EventuallyAsync(
            index.Body.Text("paths", $"apis/{widgets.Group}/v1", "serverRelativeURL")!, answer => answer.Code == 200);

        var schema = document.Body.At("components.schemas", SchemaName("Widget"));
        schema.At("properties.spec").ShouldBe(Spec.Replace(
            "\"port\":{", "\"port\":{\"anyOf\":[{\"type\":\"integer\"},{\"type\":\"string\"}],", StringComparison.Ordinal));
        schema.At("x-kubernetes-group-version-kind").ShouldBe($$"""[{"group":"{{Group}}","kind":"Widget","version":"v1"}]""");
        schema.At("x-kubernetes-selectable-fields").ShouldBe("""[{"fieldPath":"spec.color"}]""");
        Assert.Equal(
            "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", schema.At("properties.metadata.allOf.0", "$ref")!.GetValue<string>());
        Assert.NotNull(document.Body.At("components.schemas", SchemaName("WidgetList")));
        var path = document.Body.At("paths", $"/apis/{Group}/v1/namespaces/{{namespace}}/widgets/{{name}}");
        Assert.Contains("fieldValidation", path.At("patch.parameters")!.AsArray().Select(parameter => parameter.Text("name")));
        Assert.NotNull(document.Body.At("paths", $"/apis/{Group}/v1/namespaces/{{namespace}}/widgets/{{name}}/status"));
    }

    [Fact, Checklist(61)]
    public async Task Version_2_has_it_all_in_one_document()
    {
        await DefineAsync(widget => widget.Spec(Spec));

        var document = await Api.EventuallyAsync("/openapi/v2", answer => answer.Body.At("definitions", SchemaName("Widget")) is not null);

        Assert.Equal("2.0", document.Body.Text("swagger"));
        document.Body.At("definitions", SchemaName("Widget"), "properties", "spec").ShouldBe("""
            {"type":"object","description":"What is wanted.","properties":{
              "color":{"type":"string","description":"Its color."},"maybe":{},"free":{"x-kubernetes-preserve-unknown-fields":true},
              "port":{"x-kubernetes-int-or-string":true},"names":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}}}}
            """);
        Assert.Equal("set", document.Body.Text("definitions", "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", "properties", "finalizers", "x-kubernetes-list-type"));
    }

    [Fact, Checklist(61)]
    public async Task Built_in_kinds_are_described()
    {
        var index = await Api.GetAsync("/openapi/v3").Returns(200);

        var document = await Api.GetAsync(index.Text("paths", "apis/apps/v1", "serverRelativeURL")!).Returns(200);

        var schema = document.At("components.schemas", "io.k8s.api.apps.v1.Deployment");
        schema.At("x-kubernetes-group-version-kind").ShouldBe("""[{"group":"apps","kind":"Deployment","version":"v1"}]""");
        Assert.Equal("integer", document.Text("components.schemas", "io.k8s.api.apps.v1.DeploymentSpec", "properties", "replicas", "type"));
    }

    private string SchemaName(string kind) => $"{string.Join('.', Group.Split('.').Reverse())}.v1.{kind}";
}
