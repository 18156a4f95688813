namespace CrdToolkit.Conformance.Cases.Schemas;

/// <summary>What the schema does not know is dropped.</summary>
public sealed class Pruning(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(37)]
    public async Task Unknown_fields_are_dropped_at_every_depth_and_on_every_write()
    {
        var widgets = await WidgetsAsync();

        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red","nope":1,"settings":{"any":"key"}},"nope":2}""");
        var replaced = await Api.PutAsync(widgets.PathTo("one"), created.With("spec.nope", "1")).Returns(200);
        var patched = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"nope":1,"replicas":1}}""").Returns(200);
        var jsonPatched = await Api.JsonPatchAsync(
            widgets.PathTo("one"), """[{"op":"add","path":"/spec/nope","value":{"a":1}}]""").Returns(200);

        created.At("spec").ShouldBe("""{"color":"red","settings":{"any":"key"}}""");
        Assert.Null(created.At("nope"));
        replaced.At("spec").ShouldBe("""{"color":"red","settings":{"any":"key"}}""");
        patched.At("spec").ShouldBe("""{"color":"red","replicas":1,"settings":{"any":"key"}}""");
        jsonPatched.At("spec").ShouldBe("""{"color":"red","replicas":1,"settings":{"any":"key"}}""");
    }

    [Fact, Checklist(37)]
    public async Task Subtrees_that_preserve_unknown_fields_keep_them_except_within_their_known_properties()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties("""
            "open": {"type":"object","x-kubernetes-preserve-unknown-fields":true,
              "properties":{"closed":{"type":"object","properties":{"known":{"type":"string"}}}}},
            "items": {"type":"array","items":{"type":"object","properties":{"name":{"type":"string"}}}}
            """));

        var created = await CreateAsync(widgets, "one", """
            {"spec":{"open":{"any":{"deep":[1]},"closed":{"known":"x","unknown":"y"}},"items":[{"name":"a","extra":1}]}}
            """);

        created.At("spec").ShouldBe("""{"open":{"any":{"deep":[1]},"closed":{"known":"x"}},"items":[{"name":"a"}]}""");
    }

    [Fact, Checklist(37)]
    public async Task Embedded_resources_keep_their_type_and_metadata()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties("""
            "template": {"type":"object","x-kubernetes-embedded-resource":true,"properties":{"data":{"type":"string"}}}
            """));

        var created = await CreateAsync(widgets, "one", """
            {"spec":{"template":{"apiVersion":"v1","kind":"Thing","metadata":{"name":"t","labels":{"a":"b"},"unknown":1},"data":"x","unknown":2}}}
            """);

        created.At("spec.template").ShouldBe("""{"apiVersion":"v1","kind":"Thing","metadata":{"name":"t","labels":{"a":"b"}},"data":"x"}""");
    }

    [Fact, Checklist(37)]
    public async Task What_a_new_schema_no_longer_knows_is_dropped_on_read()
    {
        var widgets = await DefineAsync();
        await CreateAsync(widgets, "one", """{"spec":{"color":"red","replicas":1}}""");

        await Api.JsonPatchAsync(
            Resource.Definitions.PathTo(widgets.DefinitionName),
            """[{"op":"remove","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/color"}]""").Returns(200);

        await Api.EventuallyAsync(
            widgets.PathTo("one"), answer => JsonNode.DeepEquals(answer.Body.At("spec"), JsonNode.Parse("""{"replicas":1}""")));
        await Api.EventuallyAsync(
            widgets.Path, answer => JsonNode.DeepEquals(answer.Body.At("items.0.spec"), JsonNode.Parse("""{"replicas":1}""")));
    }
}
