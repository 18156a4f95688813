using System.Text.RegularExpressions;

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
        Assert.Equal("list", document.Body.At("paths", $"/apis/{Group}/v1/widgets").Text("get.x-kubernetes-action"));
        var list = document.Body.At("paths", $"/apis/{Group}/v1/namespaces/{{namespace}}/widgets").At("get");
        Assert.Superset(
            new HashSet<string> { "allowWatchBookmarks", "continue", "limit", "resourceVersionMatch", "sendInitialEvents", "timeoutSeconds", "watch" },
            list.At("parameters")!.AsArray().Select(parameter => parameter.Text("name")!).ToHashSet());
        Assert.Equal("integer", list.At("parameters")!.AsArray().Single(parameter => parameter.Text("name") == "limit").Text("schema.type"));
    }

    [Fact, Checklist(61)]
    public async Task Version_2_has_it_all_in_one_document()
    {
        await DefineAsync(widget => widget
            .Spec(Spec.Replace("\"Its color.\"", "\"Its color.\",\"default\":\"red\"", StringComparison.Ordinal))
            .With("spec.versions.0.selectableFields", """[{"jsonPath":".spec.color"}]"""));

        var document = await Api.EventuallyAsync("/openapi/v2", answer => answer.Body.At("definitions", SchemaName("Widget")) is not null);

        Assert.Equal("2.0", document.Body.Text("swagger"));
        document.Body.At("definitions", SchemaName("Widget"), "properties", "spec").ShouldBe("""
            {"type":"object","description":"What is wanted.","properties":{
              "color":{"type":"string","description":"Its color."},"maybe":{},"free":{"x-kubernetes-preserve-unknown-fields":true},
              "port":{"x-kubernetes-int-or-string":true},"names":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}}}}
            """);
        document.Body.At("definitions", SchemaName("Widget"), "x-kubernetes-selectable-fields").ShouldBe("""[{"fieldPath":"spec.color"}]""");
        Assert.NotNull(document.Body.At("paths", $"/apis/{Group}/v1/widgets"));
        Assert.Equal("set", document.Body.Text("definitions", "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", "properties", "finalizers", "x-kubernetes-list-type"));
    }

    [Fact, Checklist(61)]
    public async Task What_every_object_has_is_described_as_of_built_in_kinds()
    {
        const string Conventions = "More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md";
        const string Kept = """{"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true}""";
        const string Embedded = """{"type":"object","required":["kind"],"x-kubernetes-embedded-resource":true,"properties":{"kind":{"type":"string"},"spec":{"type":"object"}}}""";
        await DefineAsync(widget => widget.Spec($$$"""{"type":"object","properties":{"kept":{{{Kept}}},"parts":{"items":{{{Embedded}}},"type":"array"} }}"""));
        var name = SchemaName("Widget");
        var version2 = (await Api.EventuallyAsync("/openapi/v2", answer => answer.Body.At("definitions", name) is not null)).Body;
        var version3 = (await Api.EventuallyAsync($"/openapi/v3/apis/{Group}/v1", answer => answer.Code == 200)).Body;
        JsonNode? Old(params string[] path) => version2.At("definitions", path);
        JsonNode? New(params string[] path) => version3.At("components.schemas", path);

        var apiVersion = New(name, "properties", "apiVersion")!.Text("description");
        Assert.Equal(Old("io.k8s.api.core.v1.ConfigMap", "properties", "apiVersion")!.Text("description"), apiVersion);
        foreach (var schema in new[] { Old(name), New(name) })
        {
            Assert.Equal(apiVersion, schema.Text("properties.apiVersion.description"));
            Assert.StartsWith("Kind is a string value representing the REST resource this object represents.", schema.Text("properties.kind.description"), StringComparison.Ordinal);
            Assert.Equal($"Standard object's metadata. {Conventions}#metadata", schema.Text("properties.metadata.description"));
        }

        foreach (var list in new[] { Old($"{name}List"), New($"{name}List") })
        {
            Assert.Equal($"List of widgets. {Conventions}", list.Text("properties.items.description"));
            Assert.Equal($"Standard list metadata. {Conventions}#types-kinds", list.Text("properties.metadata.description"));
        }

        // What may hold anything is not described in version 2: kubectl would refuse the rest.
        Old(name, "properties", "spec", "properties", "kept").ShouldBe("""{"x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true}""");
        var kept = New(name, "properties", "spec", "properties", "kept");
        kept.At("required").ShouldBe("""["kind","apiVersion"]""");
        Assert.Equal($"kind is a string value representing the type of this object. In CamelCase. {Conventions}#types-kinds", kept.Text("properties.kind.description"));
        Assert.Equal($"apiVersion defines the versioned schema of this representation of an object. {Conventions}#resources", kept.Text("properties.apiVersion.description"));
        foreach (var part in new[] { Old(name, "properties", "spec", "properties", "parts", "items"), New(name, "properties", "spec", "properties", "parts", "items") })
        {
            part.At("required").ShouldBe("""["kind","apiVersion"]""");
            part.At("properties.spec").ShouldBe("""{"type":"object"}""");
            Assert.NotNull(part.At("properties.metadata"));
        }
    }

    [Fact, Checklist(61)]
    public async Task Version_2_says_nothing_of_what_is_all_kept()
    {
        await DefineAsync(widget => widget.With("spec.versions.0.schema.openAPIV3Schema", """{"type":"object","description":"Anything.","x-kubernetes-preserve-unknown-fields":true}"""));

        var document = await Api.EventuallyAsync("/openapi/v2", answer => answer.Body.At("definitions", SchemaName("Widget")) is not null);

        document.Body.At("definitions", SchemaName("Widget")).ShouldBe(
            $$"""{"type":"object","x-kubernetes-group-version-kind":[{"group":"{{Group}}","kind":"Widget","version":"v1"}]}""");
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

    [Theory, Checklist(61)]
    [InlineData("apis/apps/v1", "io.k8s.api.apps.v1.DeploymentSpec", "replicas")]
    [InlineData("api/v1", "io.k8s.api.core.v1.PodSpec", "containers")]
    [InlineData("apis/rbac.authorization.k8s.io/v1", "io.k8s.api.rbac.v1.PolicyRule", "verbs")]
    public async Task Fields_of_built_in_kinds_have_texts(string document, string schema, string property)
    {
        var read = await Api.GetAsync($"/openapi/v3/{document}").Returns(200);

        Assert.NotEmpty(read.Text("components.schemas", schema, "description")!);
        Assert.NotEmpty(read.Text("components.schemas", schema, "properties", property, "description")!);
    }

    [Theory, Checklist(61)]
    [InlineData("api/v1")]
    [InlineData("apis/policy/v1")]
    public async Task Each_reference_leads_to_a_schema(string document)
    {
        var read = await Api.GetAsync($"/openapi/v3/{document}").Returns(200);

        var schemas = read.At("components.schemas")!.AsObject();
        var names = Regex.Matches(read.ToJsonString(), "\"\\$ref\":\"#/components/schemas/([^\"]+)\"").Select(reference => reference.Groups[1].Value);
        Assert.DoesNotContain(names.Distinct(), name => schemas[name] is null);
    }

    [Fact, Checklist(61)]
    public async Task The_address_in_the_index_is_that_of_one_content()
    {
        var index = await Api.GetAsync("/openapi/v3").Returns(200);
        var address = index.Text("paths", "apis/apps/v1", "serverRelativeURL")!;

        var document = await Api.GetAsync(address);

        Assert.Matches(@"^/openapi/v3/apis/apps/v1\?hash=[0-9A-F]{128}$", address);
        Assert.Equal($"\"{address[(address.IndexOf('=', StringComparison.Ordinal) + 1)..]}\"", document.Headers.ETag?.Tag);
        Assert.Contains("immutable", document.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("immutable", (await Api.GetAsync("/openapi/v3/apis/apps/v1")).Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    [Fact, Checklist(61)]
    public async Task A_changed_definition_has_another_address()
    {
        var widgets = await DefineAsync(widget => widget.Spec(Spec));
        var before = await Api.EventuallyAsync("/openapi/v3", answer => answer.Body.At("paths", $"apis/{widgets.Group}/v1") is not null);
        var address = before.Body.Text("paths", $"apis/{widgets.Group}/v1", "serverRelativeURL");

        await Api.JsonPatchAsync(
            Resource.Definitions.PathTo(widgets.DefinitionName),
            """[{"op":"add","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/more","value":{"type":"string"}}]""").Returns(200);

        await Api.EventuallyAsync("/openapi/v3", answer => answer.Body.Text("paths", $"apis/{widgets.Group}/v1", "serverRelativeURL") != address);
    }

    [Fact, Checklist(61)]
    public async Task Version_2_is_there_in_protobuf()
    {
        var answer = await Api.GetAsync("/openapi/v2", accept: "application/com.github.proto-openapi.spec.v2@v1.0+protobuf");

        Assert.Equal(200, answer.Code);
        Assert.Equal("application/com.github.proto-openapi.spec.v2.v1.0+protobuf", answer.MediaType);
        Assert.StartsWith("\n\u00032.0", answer.Text, StringComparison.Ordinal);
    }

    [Theory, Checklist(61)]
    [InlineData("/openapi/v2")]
    [InlineData("/openapi/v3/apis/apps/v1")]
    public async Task They_come_in_no_other_form(string path) => Assert.Equal(406, (await Api.GetAsync(path, accept: "text/html")).Code);

    private string SchemaName(string kind) => $"{string.Join('.', Group.Split('.').Reverse())}.v1.{kind}";
}
