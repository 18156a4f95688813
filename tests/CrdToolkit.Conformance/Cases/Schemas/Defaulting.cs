namespace CrdToolkit.Conformance.Cases.Schemas;

/// <summary>Defaults of the schema.</summary>
public sealed class Defaulting(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(39)]
    public async Task Absent_fields_get_their_default_where_their_parent_exists()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties("""
            "size": {"type":"string","default":"small"},
            "nested": {"type":"object","properties":{"on":{"type":"boolean","default":true}}},
            "filled": {"type":"object","default":{},"properties":{"count":{"type":"integer","default":3}}},
            "items": {"type":"array","items":{"type":"object","properties":{"weight":{"type":"integer","default":1},"name":{"type":"string"}}}},
            "map": {"type":"object","additionalProperties":{"type":"object","properties":{"weight":{"type":"integer","default":2}}}}
            """));

        var bare = await CreateAsync(widgets, "bare", """{"spec":{}}""");
        var rich = await CreateAsync(
            widgets, "rich", """{"spec":{"size":"big","nested":{},"items":[{"name":"a"},{"weight":9}],"map":{"k":{}}}}""");

        bare.At("spec").ShouldBe("""{"size":"small","filled":{"count":3}}""");
        rich.At("spec").ShouldBe("""
            {"size":"big","nested":{"on":true},"filled":{"count":3},"items":[{"name":"a","weight":1},{"weight":9}],"map":{"k":{"weight":2}}}
            """);
        Assert.Null((await CreateAsync(widgets, "none")).At("spec"));
    }

    [Fact, Checklist(39)]
    public async Task Null_is_dropped_and_defaulted_unless_nullable()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties("""
            "plain": {"type":"string","default":"x"},
            "nullable": {"type":"string","default":"y","nullable":true}
            """));

        var created = await CreateAsync(widgets, "one", """{"spec":{"plain":null,"nullable":null}}""");

        created.At("spec").ShouldBe("""{"plain":"x","nullable":null}""");
    }

    [Fact, Checklist(39)]
    public async Task Null_without_a_default_is_dropped_unless_nullable()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties("""
            "plain": {"type":"string"}, "nullable": {"type":"string","nullable":true}
            """));

        var created = await CreateAsync(widgets, "one", """{"spec":{"plain":null,"nullable":null}}""");

        created.At("spec").ShouldBe("""{"nullable":null}""");
    }

    [Fact, Checklist(39)]
    public async Task Defaults_come_before_validation()
    {
        var widgets = await DefineAsync(definition => definition.Spec("""
            {"type":"object","required":["size"],"properties":{"size":{"type":"string","default":"small"}}}
            """));

        Assert.Equal("small", (await CreateAsync(widgets, "one", """{"spec":{}}""")).Text("spec.size"));
    }

    [Fact, Checklist(39)]
    public async Task A_removed_field_gets_its_default_again()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties("""
            "size": {"type":"string","default":"small"}
            """));
        await CreateAsync(widgets, "one", """{"spec":{"size":"big"}}""");

        Assert.Equal("small", (await Api.MergePatchAsync(
            widgets.PathTo("one"), """{"spec":{"size":null}}""").Returns(200)).Text("spec.size"));
    }

    [Fact, Checklist(39)]
    public async Task A_default_that_came_later_shows_on_read()
    {
        var widgets = await DefineAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");

        await Api.JsonPatchAsync(
            Resource.Definitions.PathTo(widgets.DefinitionName),
            """[{"op":"add","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/color/default","value":"grey"}]""").Returns(200);

        var read = await Api.EventuallyAsync(widgets.PathTo("one"), answer => answer.Body.At("spec.color") is not null);
        read.Body.At("spec").ShouldBe("""{"replicas":1,"color":"grey"}""");
        Assert.Equal(created.ResourceVersion(), read.Body.ResourceVersion());
        Assert.Equal("grey", (await Api.GetAsync(widgets.Path).Returns(200)).Text("items.0.spec.color"));
    }

    [Fact, Checklist(39)]
    public async Task A_watch_shows_a_default_that_came_later()
    {
        var widgets = await DefineAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");
        await Api.JsonPatchAsync(
            Resource.Definitions.PathTo(widgets.DefinitionName),
            """[{"op":"add","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/color/default","value":"grey"}]""").Returns(200);
        await Api.EventuallyAsync(widgets.PathTo("one"), answer => answer.Body.At("spec.color") is not null);

        await using var watch = await Api.WatchAsync(widgets.Path);

        var added = await watch.NextAsync("ADDED", "one");
        Assert.Equal(("grey", created.ResourceVersion()), (added.Object.Text("spec.color"), added.Object.ResourceVersion()));
    }

    [Fact, Checklist(39)]
    public async Task Of_the_metadata_of_an_embedded_resource_name_and_the_like_have_defaults()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties("""
            "template": {"type":"object","x-kubernetes-embedded-resource":true,"properties":{
              "apiVersion":{"type":"string","default":"v1"},"kind":{"type":"string","default":"Thing"},
              "metadata":{"type":"object","default":{},"properties":{"name":{"type":"string","default":"thing"}}},
              "size":{"type":"string","default":"small"}}}
            """));

        var created = await CreateAsync(widgets, "one", """{"spec":{"template":{}}}""");
        var named = await CreateAsync(widgets, "two", """{"spec":{"template":{"metadata":{"name":"mine","labels":{"a":"b"}}}}}""");

        created.At("spec.template").ShouldBe("""{"apiVersion":"v1","kind":"Thing","metadata":{"name":"thing"},"size":"small"}""");
        named.At("spec.template").ShouldBe("""{"apiVersion":"v1","kind":"Thing","metadata":{"name":"mine","labels":{"a":"b"}},"size":"small"}""");
    }
}
