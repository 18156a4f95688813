namespace CrdToolkit.Conformance.Cases.Applying;

/// <summary>How lists and maps are merged by apply, as the schema says.</summary>
public sealed class AppliedLists(ServerUnderTest server) : ApplyCase(server)
{
    private const string Properties = """
        "ports":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["port","protocol"],
          "items":{"type":"object","required":["port"],"properties":{"port":{"type":"integer"},"protocol":{"type":"string","default":"TCP"},"name":{"type":"string"},"size":{"type":"integer"}}}},
        "names":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},
        "steps":{"type":"array","items":{"type":"string"}},
        "whole":{"type":"object","x-kubernetes-map-type":"atomic","properties":{"a":{"type":"string"},"b":{"type":"string"}}},
        "free":{"type":"object","x-kubernetes-preserve-unknown-fields":true},
        "table":{"type":"object","additionalProperties":{"type":"object","properties":{"x":{"type":"integer"},"y":{"type":"integer"}}}}
        """;

    [Fact, Checklist(47)]
    public async Task Items_of_a_map_list_are_merged_by_their_keys()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties(Properties));
        await ApplyAsync(widgets, "alpha", """{"spec":{"ports":[{"port":80,"name":"web"},{"port":81,"protocol":"UDP"}]}}""").Returns(201);

        var applied = await ApplyAsync(widgets, "beta", """{"spec":{"ports":[{"port":80,"size":3},{"port":82}]}}""").Returns(200);

        applied.At("spec.ports").ShouldBe(
            """[{"port":80,"protocol":"TCP","name":"web","size":3},{"port":81,"protocol":"UDP"},{"port":82,"protocol":"TCP"}]""");
        Manages(applied, "alpha", """{"f:spec":{"f:ports":{"k:{\"port\":80,\"protocol\":\"TCP\"}":{".":{},"f:name":{},"f:port":{}},"k:{\"port\":81,\"protocol\":\"UDP\"}":{".":{},"f:port":{},"f:protocol":{}}}}}""");
        Manages(applied, "beta", """{"f:spec":{"f:ports":{"k:{\"port\":80,\"protocol\":\"TCP\"}":{".":{},"f:port":{},"f:size":{}},"k:{\"port\":82,\"protocol\":\"TCP\"}":{".":{},"f:port":{}}}}}""");
    }

    [Fact, Checklist(47)]
    public async Task An_item_that_its_only_manager_drops_is_removed_and_a_shared_one_stays()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties(Properties));
        await ApplyAsync(widgets, "alpha", """{"spec":{"ports":[{"port":80,"name":"web"},{"port":81}]}}""").Returns(201);
        await ApplyAsync(widgets, "beta", """{"spec":{"ports":[{"port":80,"size":3}]}}""").Returns(200);

        var applied = await ApplyAsync(widgets, "alpha", """{"spec":{"ports":[]}}""").Returns(200);

        applied.At("spec.ports").ShouldBe("""[{"port":80,"protocol":"TCP","size":3}]""");
    }

    [Fact, Checklist(47)]
    public async Task Values_of_a_set_are_owned_one_by_one()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties(Properties));
        await ApplyAsync(widgets, "alpha", """{"spec":{"names":["a","b"]}}""").Returns(201);
        var both = await ApplyAsync(widgets, "beta", """{"spec":{"names":["c","b"]}}""").Returns(200);

        var applied = await ApplyAsync(widgets, "alpha", """{"spec":{}}""").Returns(200);

        both.At("spec.names").ShouldBe("""["a","c","b"]""");
        Manages(both, "beta", """{"f:spec":{"f:names":{"v:\"b\"":{},"v:\"c\"":{}}}}""");
        applied.At("spec.names").ShouldBe("""["c","b"]""");
    }

    [Fact, Checklist(46, 47)]
    public async Task An_atomic_list_belongs_to_one_manager()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties(Properties));
        await ApplyAsync(widgets, "alpha", """{"spec":{"steps":["a"],"whole":{"a":"1"}}}""").Returns(201);

        var refusal = await ApplyAsync(widgets, "beta", """{"spec":{"steps":["b"],"whole":{"b":"2"}}}""").Fails(409, "Conflict");
        var forced = await ApplyAsync(widgets, "beta", """{"spec":{"steps":["b"],"whole":{"b":"2"}}}""", "&force=true").Returns(200);

        refusal.HasCauses(2).HasCause(".spec.steps", "FieldManagerConflict").HasCause(".spec.whole", "FieldManagerConflict");
        forced.At("spec").ShouldBe("""{"steps":["b"],"whole":{"b":"2"}}""");
        Assert.Equal(["beta Apply"], Managers(forced));
        Manages(forced, "beta", """{"f:spec":{"f:steps":{},"f:whole":{}}}""");
    }

    [Fact, Checklist(47)]
    public async Task Members_of_maps_and_of_free_objects_are_owned_one_by_one()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties(Properties));
        await ApplyAsync(widgets, "alpha", """{"spec":{"table":{"one":{"x":1},"two":{}},"free":{"a":{"b":1},"l":[1]}}}""").Returns(201);
        var both = await ApplyAsync(widgets, "beta", """{"spec":{"table":{"one":{"y":2}},"free":{"a":{"c":2}}}}""").Returns(200);

        var applied = await ApplyAsync(widgets, "alpha", "{}").Returns(200);

        Manages(both, "alpha", """{"f:spec":{"f:table":{"f:one":{".":{},"f:x":{}},"f:two":{}},"f:free":{"f:a":{".":{},"f:b":{}},"f:l":{}}}}""");
        applied.At("spec").ShouldBe("""{"table":{"one":{"y":2}},"free":{"a":{"c":2}}}""");
    }

    [Fact, Checklist(47)]
    public async Task The_order_of_the_configuration_wins()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties(Properties));
        await ApplyAsync(widgets, "alpha", """{"spec":{"ports":[{"port":1},{"port":2},{"port":3}]}}""").Returns(201);
        await ApplyAsync(widgets, "beta", """{"spec":{"ports":[{"port":9}]}}""").Returns(200);

        var applied = await ApplyAsync(widgets, "alpha", """{"spec":{"ports":[{"port":3},{"port":4},{"port":1}]}}""").Returns(200);

        Assert.Equal([3, 9, 4, 1], applied.At("spec.ports")!.AsArray().Select(port => (int)port.Number("port")!));
    }

    [Fact, Checklist(45)]
    public async Task A_configuration_must_fit_the_schema()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties(Properties));
        var what = $"failed to create typed patch object (/one; {widgets.ApiVersion}, Kind=Widget): ";

        (await ApplyAsync(widgets, "alpha", """{"spec":{"x":1}}""").Fails(500, null)).Says(what + ".spec.x: field not declared in schema");
        (await ApplyAsync(widgets, "alpha", """{"spec":{"names":["a","a"]}}""").Fails(500, null)).Says(what + ".spec.names: duplicate entries for key [=\"a\"]");
        (await ApplyAsync(widgets, "alpha", """{"spec":{"ports":[{"port":1},{"port":1}]}}""").Fails(500, null))
            .Says(what + ".spec.ports: duplicate entries for key [port=1,protocol=\"TCP\"]");
        (await ApplyAsync(widgets, "alpha", """{"spec":{"ports":[3]}}""").Fails(500, null))
            .Says(what + ".spec.ports: element 0: associative list with keys may not have non-map elements");
        (await ApplyAsync(widgets, "alpha", """{"spec":{"steps":{"a":1}}}""").Fails(500, null)).Says(what + ".spec.steps: expected list, got &{map[a:1]}");
        // The server comes to the members of an object in any order.
        var several = (await ApplyAsync(widgets, "alpha", """{"spec":{"steps":[3]},"status":3}""").Fails(500, null)).Message.Split("\n  ");
        Assert.Equal(
            [".spec.steps[0]: expected string, got &value.valueUnstructured{Value:3}", ".status: expected map, got &{3}", what + "errors:"],
            several.Order(StringComparer.Ordinal));
        (await ApplyAsync(widgets, "alpha", """{"metadata":{"labels":{"a":true}}}""").Fails(500, null))
            .Says(what + ".metadata.labels.a: expected string, got &value.valueUnstructured{Value:true}");
    }

    [Fact, Checklist(36, 47)]
    public async Task A_list_that_becomes_atomic_keeps_its_manager()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties(Properties));
        await ApplyAsync(widgets, "alpha", """{"spec":{"names":["a","b"]}}""").Returns(201);
        await Api.JsonPatchAsync(
            Resource.Definitions.PathTo(widgets.DefinitionName),
            """[{"op":"remove","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/names/x-kubernetes-list-type"}]""").Returns(200);

        var refusal = await Api.UntilAsync(
            () => ApplyAsync(widgets, "beta", """{"spec":{"names":["c"]}}""", "&dryRun=All"), answer => answer.Code == 409);
        var applied = await ApplyAsync(widgets, "alpha", """{"spec":{"names":["c"]}}""").Returns(200);

        Assert.Contains(".spec.names", refusal.Text, StringComparison.Ordinal);
        applied.At("spec.names").ShouldBe("""["c"]""");
        Manages(applied, "alpha", """{"f:spec":{"f:names":{}}}""");
    }
}
