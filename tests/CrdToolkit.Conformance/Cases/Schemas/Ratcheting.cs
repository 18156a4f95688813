namespace CrdToolkit.Conformance.Cases.Schemas;

/// <summary>A value that a later schema forbids may stay as long as nobody changes it.</summary>
public sealed class Ratcheting(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(43)]
    public async Task An_unchanged_value_is_tolerated_and_a_changed_one_is_not()
    {
        var widgets = await TightenedAsync(
            """ "size":{"type":"integer"},"color":{"type":"string"} """,
            """ "size":{"type":"integer","maximum":10},"color":{"type":"string","enum":["red"]} """,
            """{"size":50,"color":"blue"}""");

        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"labels":{"a":"b"}}}""").Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"size":5}}""").Returns(200);
        var refusal = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"size":51}}""").Fails(422, "Invalid");
        await Api.PostAsync(widgets.Path, widgets.New("two", """{"spec":{"size":50}}""")).Fails(422, "Invalid");

        refusal.HasCauses(1).HasCause("spec.size", "FieldValueInvalid");
    }

    [Fact, Checklist(43)]
    public async Task Combined_schemas_are_not_ratcheted()
    {
        var widgets = await TightenedAsync(
            """ "size":{"type":"integer"} """, """ "size":{"type":"integer","allOf":[{"maximum":10}]} """, """{"size":50}""");

        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"labels":{"a":"b"}}}""").Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"size":51}}""").Fails(422, "Invalid");
    }

    [Fact, Checklist(25)]
    public async Task A_status_can_be_written_though_the_spec_no_longer_fits()
    {
        var widgets = await TightenedAsync(
            """ "size":{"type":"integer"} """, """ "size":{"type":"integer","maximum":10} """, """{"size":50}""");

        var updated = await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"phase":"Ready"}}""").Returns(200);

        Assert.Equal("Ready", updated.Text("status.phase"));
    }

    [Fact, Checklist(43)]
    public async Task Each_kind_of_constraint_is_ratcheted()
    {
        var widgets = await TightenedAsync(
            """
            "probe":{"type":"integer"},"note":{"type":"string"},
            "one":{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}},
            "not":{"type":"string"},
            "required":{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}},
            "type":{"type":"string"},
            "few":{"type":"object","additionalProperties":{"type":"string"}},
            "multiple":{"type":"integer"},
            "tags":{"type":"array","items":{"type":"string"}},
            "nested":{"type":"object","properties":{"x":{"type":"integer"},"y":{"type":"integer"}}},
            "entries":{"type":"object","additionalProperties":{"type":"integer"}},
            "items":{"type":"array","items":{"type":"object","properties":{"v":{"type":"integer"}}}},
            "keyed":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"],"items":{"type":"object","required":["k"],"properties":{"k":{"type":"string"},"v":{"type":"integer"}}}}
            """,
            """
            "probe":{"type":"integer","maximum":1},"note":{"type":"string"},
            "one":{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"oneOf":[{"required":["a"]},{"required":["b"]}]},
            "not":{"type":"string","not":{"enum":["bad"]}},
            "required":{"type":"object","required":["b"],"properties":{"a":{"type":"string"},"b":{"type":"string"}}},
            "type":{"type":"integer"},
            "few":{"type":"object","minProperties":2,"additionalProperties":{"type":"string"}},
            "multiple":{"type":"integer","multipleOf":5},
            "tags":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},
            "nested":{"type":"object","properties":{"x":{"type":"integer","maximum":5},"y":{"type":"integer"}}},
            "entries":{"type":"object","additionalProperties":{"type":"integer","maximum":5}},
            "items":{"type":"array","items":{"type":"object","properties":{"v":{"type":"integer","maximum":5}}}},
            "keyed":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"],"items":{"type":"object","required":["k"],"properties":{"k":{"type":"string"},"v":{"type":"integer","maximum":5}}}}
            """,
            """
            {"probe":9,"one":{"a":"1","b":"2"},"not":"bad","required":{"a":"1"},"type":"text","few":{"a":"1"},"multiple":7,"tags":["a","a"],"nested":{"x":9,"y":1},
             "entries":{"a":9,"b":1},"items":[{"v":9},{"v":1}],"keyed":[{"k":"a","v":9},{"k":"b","v":8}]}
            """);

        await PatchAsync("""{"note":"changed"}""").Returns(200);
        await PatchAsync("""{"nested":{"y":2},"entries":{"b":2}}""").Returns(200);
        await PatchAsync("""{"keyed":[{"k":"b","v":8},{"k":"a","v":9}]}""").Returns(200); // Its items are found by their keys,
        (await PatchAsync("""{"items":[{"v":1},{"v":9}]}""").Fails(422, "Invalid")).HasCause("spec.items[1].v", "FieldValueInvalid"); // and those of a plain list are not.
        (await PatchAsync("""{"keyed":[{"k":"c","v":9}]}""").Fails(422, "Invalid")).HasCause("spec.keyed[0].v", "FieldValueInvalid");
        (await PatchAsync("""{"one":{"a":"2"}}""").Fails(422, "Invalid")).Mentions("\"spec.one\" must validate one and only one schema (oneOf)");
        (await PatchAsync("""{"required":{"a":"2"}}""").Fails(422, "Invalid")).HasCause("spec.required.b", "FieldValueRequired");
        (await PatchAsync("""{"type":"other"}""").Fails(422, "Invalid")).HasCause("spec.type", "FieldValueTypeInvalid");
        (await PatchAsync("""{"few":{"a":"2"}}""").Fails(422, "Invalid")).HasCause("spec.few", "FieldValueInvalid");
        (await PatchAsync("""{"multiple":8}""").Fails(422, "Invalid")).HasCause("spec.multiple", "FieldValueInvalid");
        (await PatchAsync("""{"nested":{"x":8}}""").Fails(422, "Invalid")).HasCause("spec.nested.x", "FieldValueInvalid");
        (await PatchAsync("""{"entries":{"a":8}}""").Fails(422, "Invalid")).HasCause("spec.entries.a", "FieldValueInvalid");

        Task<ApiResponse> PatchAsync(string spec) => Api.MergePatchAsync(widgets.PathTo("one") + "?dryRun=All", $$"""{"spec":{{spec}}}""");
    }

    [Fact, Checklist(43)]
    public async Task A_rule_that_compares_with_the_old_value_is_not_ratcheted()
    {
        var widgets = await TightenedAsync(
            """ "size":{"type":"integer"},"probe":{"type":"integer"} """,
            """ "size":{"type":"integer","x-kubernetes-validations":[{"rule":"self < oldSelf","message":"must shrink"}]},"probe":{"type":"integer","maximum":1} """,
            """{"size":3,"probe":9}""");

        var refusal = await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"labels":{"a":"b"}}}""").Fails(422, "Invalid");
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"size":2}}""").Returns(200);

        refusal.HasCauses(1).HasCause("spec.size", "FieldValueInvalid", "Invalid value: 3: must shrink");
    }

    // a kind whose schema was tightened after an object "one" with this spec was stored
    private async Task<Resource> TightenedAsync(string before, string after, string spec)
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties(before));
        await CreateAsync(widgets, "one", $$"""{"spec":{{spec}}}""");
        await Api.JsonPatchAsync(Resource.Definitions.PathTo(widgets.DefinitionName), $$$"""
            [{"op":"replace","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties","value":{ {{{after}}} }}]
            """).Returns(200);
        await Api.UntilAsync(
            () => Api.PostAsync(widgets.Path + "?dryRun=All", widgets.New("probe", $$"""{"spec":{{spec}}}""")), answer => answer.Code == 422);
        return widgets;
    }
}
