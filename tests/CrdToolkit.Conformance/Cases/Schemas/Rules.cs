namespace CrdToolkit.Conformance.Cases.Schemas;

/// <summary>Rules in CEL: what breaks one is refused, what an update leaves as it was is told.</summary>
public sealed class Rules(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Immutable = """ "name":{"type":"string","x-kubernetes-validations":[{"rule":"self == oldSelf","message":"is immutable"}]} """;

    [Fact, Checklist(42)]
    public async Task A_rule_is_kept_and_what_keeps_it_is_accepted()
    {
        var widgets = await DefineAsync(widget => widget.Spec(
            """{"type":"object","properties":{"replicas":{"type":"integer"}},"x-kubernetes-validations":[{"rule":"self.replicas < 9","message":"too many"}]}"""));

        await CreateAsync(widgets, "one", """{"spec":{"replicas":3}}""");

        var definition = await ReadAsync(Resource.Definitions, widgets.DefinitionName);
        definition.At("spec.versions.0.schema.openAPIV3Schema.properties.spec.x-kubernetes-validations")
            .ShouldBe("""[{"rule":"self.replicas < 9","message":"too many"}]""");
    }

    [Theory, Checklist(42)]
    [InlineData("""{"rule":"self.size < 9"}""", """{"size":12}""", "spec", "FieldValueInvalid", "Invalid value: failed rule: self.size < 9")]
    [InlineData("""{"rule":"self.size < 9","message":"too many","fieldPath":".size"}""", """{"size":12}""", "spec.size", "FieldValueInvalid", "Invalid value: too many")]
    [InlineData("""{"rule":"self.size < 9","reason":"FieldValueForbidden","messageExpression":"self.size < 20 ? 'many' : 'very many'"}""", """{"size":12}""", "spec", "FieldValueForbidden", "Forbidden: many")]
    [InlineData("""{"rule":"self.size < 9"}""", "{}", "spec", "FieldValueInvalid", "Invalid value: \"object\": no such key: size evaluating rule: self.size < 9")]
    [InlineData("""{"rule":"!has(self.size) || self.color in ['red','green'] && self.color.startsWith('r')"}""", """{"size":1,"color":"green"}""", "spec", "FieldValueInvalid", "Invalid value: failed rule: !has(self.size) || self.color in ['red','green'] && self.color.startsWith('r')")]
    [InlineData("""{"rule":"self.list.all(x, x > 1) || self.list.exists_one(x, x == 1) && size(self.list) > 2"}""", """{"list":[1,2]}""", "spec", "FieldValueInvalid", "Invalid value: failed rule: self.list.all(x, x > 1) || self.list.exists_one(x, x == 1) && size(self.list) > 2")]
    public async Task What_breaks_a_rule_is_refused(string rule, string spec, string field, string reason, string message)
    {
        var widgets = await DefineAsync(widget => widget.Spec($$$"""
            {"type":"object","properties":{"size":{"type":"integer"},"color":{"type":"string","maxLength":20},"list":{"type":"array","maxItems":5,"items":{"type":"integer"}} },"x-kubernetes-validations":[{{{rule}}}]}
            """));

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", $$"""{"spec":{{spec}}}""")).Fails(422, "Invalid");

        refusal.HasCauses(1).HasCause(field, reason, message);
        refusal.Says($"Widget.{widgets.Group} \"one\" is invalid: {field}: {message}");
    }

    [Fact, Checklist(42)]
    public async Task A_rule_of_the_whole_object_sees_its_name_and_its_status()
    {
        var widgets = await DefineAsync(widget => widget.With(
            "spec.versions.0.schema.openAPIV3Schema.x-kubernetes-validations", """[{"rule":"self.metadata.name != 'bad' && (!has(self.status) || self.status.phase != 'Bad')","message":"no"}]"""));

        (await Api.PostAsync(widgets.Path, widgets.New("bad", "{}")).Fails(422, "Invalid")).HasCauses(1).HasCause("<nil>", "FieldValueInvalid", "Invalid value: no");
        await CreateAsync(widgets, "one");
        (await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"phase":"Bad"}}""").Fails(422, "Invalid"))
            .HasCauses(1).HasCause("<nil>", "FieldValueInvalid", "Invalid value: no");
    }

    [Fact, Checklist(42)]
    public async Task A_value_may_be_made_immutable()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties(Immutable));
        await CreateAsync(widgets, "one", """{"spec":{"name":"x"}}""");

        foreach (var refusal in new[]
        {
            await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"name":"y"}}""").Fails(422, "Invalid"),
            await Api.ApplyAsync(widgets.PathTo("one") + "?fieldManager=me&force=true", widgets.New("one", """{"spec":{"name":"y"}}""")).Fails(422, "Invalid"),
        })
        {
            refusal.HasCauses(1).HasCause("spec.name", "FieldValueInvalid", "Invalid value: \"y\": is immutable");
        }

        // Where there is no value before, or none after, there is nothing to compare.
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"name":null}}""").Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"name":"z"}}""").Returns(200);
    }

    [Fact, Checklist(42)]
    public async Task Items_of_a_map_and_entries_are_compared_with_those_of_their_key()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties("""
            "ports":{"type":"array","maxItems":9,"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["id"],"items":{"type":"object","required":["id"],"properties":
            {"id":{"type":"integer"},"v":{"type":"integer","x-kubernetes-validations":[{"rule":"self >= oldSelf"}]}}}},
            "tags":{"type":"object","maxProperties":9,"additionalProperties":{"type":"string","maxLength":9,"x-kubernetes-validations":[{"rule":"self == oldSelf"}]}}
            """));
        await CreateAsync(widgets, "one", """{"spec":{"ports":[{"id":1,"v":5},{"id":2,"v":5}],"tags":{"a":"b"}}}""");

        var refusal = await Api.MergePatchAsync(
            widgets.PathTo("one"), """{"spec":{"ports":[{"id":3,"v":0},{"id":2,"v":4},{"id":1,"v":6}],"tags":{"a":"c","new":"d"}}}""").Fails(422, "Invalid");

        refusal.HasCauses(2)
            .HasCause("spec.ports[1].v", "FieldValueInvalid", "Invalid value: 4: failed rule: self >= oldSelf")
            .HasCause("spec.tags[a]", "FieldValueInvalid", "Invalid value: \"c\": failed rule: self == oldSelf");
    }

    [Fact, Checklist(42)]
    public async Task An_optional_old_value_is_asked_whether_there_is_one()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties(
            """ "size":{"type":"integer","x-kubernetes-validations":[{"rule":"oldSelf.hasValue() ? self > oldSelf.value() : self == 1","optionalOldSelf":true}]} """));

        await Api.PostAsync(widgets.Path, widgets.New("one", """{"spec":{"size":2}}""")).Fails(422, "Invalid");
        await CreateAsync(widgets, "one", """{"spec":{"size":1}}""");
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"size":0}}""").Fails(422, "Invalid");
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"size":2}}""").Returns(200);
    }

    [Theory, Checklist(42)]
    [InlineData("""{"size":1,"color":"a too long colour"}""", 2)]
    [InlineData("""{"size":"x"}""", 2)]
    public async Task Of_an_object_that_breaks_its_schema_no_rule_is_evaluated(string spec, int causes)
    {
        var widgets = await DefineAsync(widget => widget.Spec(
            """{"type":"object","properties":{"size":{"type":"integer"},"color":{"type":"string","maxLength":9}},"x-kubernetes-validations":[{"rule":"self.size > 1"}]}"""));

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", $$"""{"spec":{{spec}}}""")).Fails(422, "Invalid");

        refusal.HasCauses(causes).HasCause(
            "<nil>", "FieldValueInvalid", "Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation");
    }

    [Fact, Checklist(42)]
    public async Task A_rule_holds_for_the_scale_too()
    {
        var widgets = await DefineAsync(widget => widget.WithScale().SpecProperties(
            """ "replicas":{"type":"integer","x-kubernetes-validations":[{"rule":"self < 9","message":"too many"}]} """));
        await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");

        (await Api.MergePatchAsync(widgets.PathTo("one", "scale"), """{"spec":{"replicas":20}}""").Fails(422, "Invalid"))
            .HasCauses(1).HasCause("spec.replicas", "FieldValueInvalid", "Invalid value: 20: too many");
    }

    [Fact, Checklist(43)]
    public async Task What_broke_no_rule_when_it_was_written_is_warned_of_until_it_changes()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties(""" "color":{"type":"string"},"size":{"type":"integer"} """));
        await CreateAsync(widgets, "one", """{"spec":{"color":"old"}}""");
        await Api.JsonPatchAsync(Resource.Definitions.PathTo(widgets.DefinitionName), """
            [{"op":"add","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/color/x-kubernetes-validations","value":[{"rule":"self == 'new'","message":"new only"}]}]
            """).Returns(200);
        await Api.UntilAsync(() => Api.PostAsync(widgets.Path + "?dryRun=All", widgets.New("probe", """{"spec":{"color":"old"}}""")), answer => answer.Code == 422);

        var tolerated = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"size":1}}""");
        var refused = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":"other"}}""").Fails(422, "Invalid");

        Assert.Equal("spec.color: Invalid value: \"old\": new only", Assert.Single(tolerated.Expect(200).Warnings));
        refused.HasCauses(1).HasCause("spec.color", "FieldValueInvalid", "Invalid value: \"other\": new only");
    }

    [Fact, Checklist(42)]
    public async Task The_LocalApiServer_says_what_it_cannot_evaluate()
    {
        Assert.SkipUnless(Server.IsLocal, "Other servers evaluate it.");
        var widgets = await DefineAsync(widget => widget.Spec(
            """{"type":"object","properties":{"host":{"type":"string","maxLength":99}},"x-kubernetes-validations":[{"rule":"isURL('//' + self.host)"},{"rule":"self.host != ''"}]}"""));

        var answer = await Api.PostAsync(widgets.Path, widgets.New("one", """{"spec":{"host":"x"}}"""));

        Assert.Equal(
            "spec: the LocalApiServer cannot evaluate all of the rule \"isURL('//' + self.host)\" and takes it as kept",
            Assert.Single(answer.Expect(201).Warnings));
    }

    [Theory, Checklist(42)]
    [InlineData("""{"rule":"self.texts.all(x, self.texts.all(y, x == y))"}""", "rule", "rule")]
    [InlineData("""{"rule":"self.texts.all(x, x.contains(self.text))"}""", "rule", "rule")]
    [InlineData("""{"rule":"self.map.all(k, self.map.all(l, k == l))"}""", "rule", "rule")]
    [InlineData("""{"rule":"self.size > 1","messageExpression":"self.texts.map(x, self.texts.map(y, x + y).size() > 0 ? x : x)[0]"}""", "messageExpression", "messageExpression")]
    public async Task A_rule_that_may_cost_too_much_is_refused(string rule, string member, string told)
    {
        var definition = new Definition(Group).Spec(Rule(rule));
        DeleteAfterwards(Resource.Definitions.PathTo("widgets." + Group));

        var refusal = await Api.PostAsync(Resource.Definitions.Path, definition.Json).Fails(422, "Invalid");

        const string WayOut =
            "exceeds budget by factor of more than 100x (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)";
        var field = $"spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0].{member}";
        refusal
            .HasCause(field, "FieldValueForbidden", $"Forbidden: estimated {told} cost {WayOut}")
            .HasCause(field, "FieldValueForbidden", "Forbidden: contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema")
            .HasCause(
                "spec.validation.openAPIV3Schema", "FieldValueForbidden", $"Forbidden: x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema {WayOut}");
    }

    [Fact, Checklist(42)]
    public async Task How_often_a_rule_is_evaluated_counts()
    {
        const string Schema = """
            {"type":"object","properties":{"lists":{"type":"array","%":0,"items":{"type":"array","items":{"type":"string","x-kubernetes-validations":[{"rule":"self.contains('x')"}]}}}}}
            """;
        DeleteAfterwards(Resource.Definitions.PathTo("widgets." + Group));

        var refusal = await Api.PostAsync(
            Resource.Definitions.Path, new Definition(Group).Spec(Schema.Replace("\"%\":0,", "", StringComparison.Ordinal)).Json).Fails(422, "Invalid");
        var bounded = Schema.Replace("\"%\":0", "\"maxItems\":5", StringComparison.Ordinal)
            .Replace("\"type\":\"array\",\"items\":{\"type\":\"string\",", "\"type\":\"array\",\"maxItems\":5,\"items\":{\"type\":\"string\",\"maxLength\":10,", StringComparison.Ordinal);
        await Api.PostAsync(Resource.Definitions.Path + "?dryRun=All", new Definition(Group).Spec(bounded).Json).Returns(201);

        refusal.HasCause("spec.validation.openAPIV3Schema.properties[spec].properties[lists].items.items.x-kubernetes-validations[0].rule", "FieldValueForbidden");
    }

    [Fact, Checklist(42)]
    public async Task A_definition_that_stays_as_it_is_is_not_judged_anew_and_a_changed_one_is()
    {
        var widgets = await DefineAsync(widget => widget.Spec(Rule("""{"rule":"self.size > 1"}""")));
        var path = Resource.Definitions.PathTo(widgets.DefinitionName);

        await Api.MergePatchAsync(path, """{"metadata":{"labels":{"a":"b"}}}""").Returns(200);
        var refusal = await Api.JsonPatchAsync(path, """
            [{"op":"replace","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/x-kubernetes-validations/0/rule","value":"self.texts.all(x, self.texts.all(y, x == y))"}]
            """).Fails(422, "Invalid");

        refusal.HasCause("spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0].rule", "FieldValueForbidden");
    }

    [Theory, Checklist(42)]
    [InlineData("""{"rule":""}""", "rule", "FieldValueRequired", "Required value: rule is not specified")]
    [InlineData("""{"rule":"self.size"}""", "rule", "FieldValueInvalid", null)]
    [InlineData("""{"rule":"self.size >"}""", "rule", "FieldValueInvalid", null)]
    [InlineData("""{"rule":"self.unknown > 1"}""", "rule", "FieldValueInvalid", null)]
    [InlineData("""{"rule":"self.size == 'a'"}""", "rule", "FieldValueInvalid", null)]
    [InlineData("""{"rule":"self.size > 1","message":"a\nb"}""", "message", "FieldValueInvalid", "Invalid value: \"a\\nb\": must not contain line breaks")]
    [InlineData("""{"rule":"self.size > 1","message":" "}""", "message", "FieldValueInvalid", "Invalid value: \" \": must be non-empty if specified")]
    [InlineData("""{"rule":"self.size > 1 &&\nself.size > 2"}""", "message", "FieldValueRequired", "Required value: message must be specified if rule contains line breaks")]
    [InlineData("""{"rule":"self.size > 1","reason":"Whatever"}""", "reason", "FieldValueNotSupported", null)]
    [InlineData("""{"rule":"self.size > 1","fieldPath":".unknown"}""", "fieldPath", "FieldValueInvalid", "Invalid value: \".unknown\": must be a valid path")]
    [InlineData("""{"rule":"self.size > 1","fieldPath":"size"}""", "fieldPath", "FieldValueInvalid", "Invalid value: \"size\": must be a valid path")]
    [InlineData("""{"rule":"self.size > 1","fieldPath":".texts[0]"}""", "fieldPath", "FieldValueInvalid", "Invalid value: \".texts[0]\": must be a valid path")]
    [InlineData("""{"rule":"self.size > 1","messageExpression":" "}""", "messageExpression", "FieldValueRequired", "Required value: messageExpression must be non-empty if specified")]
    [InlineData("""{"rule":"self.size > 1","messageExpression":"self.size"}""", "messageExpression", "FieldValueInvalid", null)]
    [InlineData("""{"rule":"self.size > 1","optionalOldSelf":true}""", "optionalOldSelf", "FieldValueInvalid", "Invalid value: true: may not be set if oldSelf is not used in rule")]
    public async Task A_rule_that_makes_no_sense_is_refused(string rule, string member, string reason, string? message)
    {
        DeleteAfterwards(Resource.Definitions.PathTo("widgets." + Group));

        var refusal = await Api.PostAsync(Resource.Definitions.Path, new Definition(Group).Spec(Rule(rule)).Json).Fails(422, "Invalid");

        var field = $"spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0].{member}";
        refusal.HasCause(field, reason);
        if (message is not null)
        {
            refusal.HasCause(field, reason, message);
        }
    }

    [Fact, Checklist(42)]
    public async Task The_old_value_is_known_only_where_it_can_be_found_again()
    {
        DeleteAfterwards(Resource.Definitions.PathTo("widgets." + Group));

        var refusal = await Api.PostAsync(Resource.Definitions.Path, new Definition(Group).SpecProperties("""
            "set":{"type":"array","maxItems":5,"x-kubernetes-list-type":"set","items":{"type":"string","maxLength":5,"x-kubernetes-validations":[{"rule":"self == oldSelf"}]}}
            """).Json).Fails(422, "Invalid");

        const string Set = "spec.validation.openAPIV3Schema.properties[spec].properties[set]";
        refusal.HasCauses(1).HasCause(
            $"{Set}.items.x-kubernetes-validations[0].rule", "FieldValueInvalid",
            $"Invalid value: \"self == oldSelf\": oldSelf cannot be used on the uncorrelatable portion of the schema within {Set}");
    }

    private static string Rule(string rule) => """
        {"type":"object","properties":{
          "size":{"type":"integer"},"text":{"type":"string"},"texts":{"type":"array","items":{"type":"string"}},"map":{"type":"object","additionalProperties":{"type":"string"}}},
         "x-kubernetes-validations":[%]}
        """.Replace("%", rule, StringComparison.Ordinal);
}
