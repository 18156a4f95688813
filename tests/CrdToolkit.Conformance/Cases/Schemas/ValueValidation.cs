namespace CrdToolkit.Conformance.Cases.Schemas;

/// <summary>Each keyword of the schema, with the path and the words of its refusal.</summary>
public sealed class ValueValidation(ServerUnderTest server) : ConformanceCase(server)
{
    private static readonly string Properties = """
        "integer": {"type":"integer"},
        "number": {"type":"number"},
        "string": {"type":"string"},
        "boolean": {"type":"boolean"},
        "object": {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["a","b"]},
        "array": {"type":"array","items":{"type":"integer","minimum":1},"minItems":1,"maxItems":3},
        "range": {"type":"integer","minimum":1,"maximum":10},
        "open": {"type":"number","minimum":0,"exclusiveMinimum":true,"maximum":1,"exclusiveMaximum":true},
        "multiple": {"type":"integer","multipleOf":5},
        "length": {"type":"string","minLength":2,"maxLength":4},
        "pattern": {"type":"string","pattern":"^[a-z]+$"},
        "enum": {"type":"string","enum":["A","B"]},
        "map": {"type":"object","additionalProperties":{"type":"integer"},"minProperties":1,"maxProperties":2},
        "port": {"x-kubernetes-int-or-string":true},
        "time": {"type":"string","format":"date-time"},
        "address": {"type":"string","format":"ipv4"},
        "bytes": {"type":"string","format":"byte"},
        "int32": {"type":"integer","format":"int32"},
        "one": {"type":"object","properties":{"x":{"type":"string"},"y":{"type":"string"}},"oneOf":[{"required":["x"]},{"required":["y"]}]},
        "any": {"type":"object","properties":{"x":{"type":"string"},"y":{"type":"string"}},"anyOf":[{"required":["x"]},{"required":["y"]}]},
        "all": {"type":"integer","allOf":[{"minimum":3},{"maximum":5}]},
        "not": {"type":"string","not":{"enum":["bad"]}}
        """;

    private const string Embedded = """ "embedded":{"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true} """;

    [Fact, Checklist(40)]
    public async Task Each_keyword_refuses_with_its_path_and_words()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties(Properties));

        foreach (var (spec, field, reason, message) in Refusals())
        {
            var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", $$"""{"spec":{{spec}}}""")).Fails(422, "Invalid");

            refusal.HasCause(field, reason, message);
        }
    }

    [Fact, Checklist(40)]
    public async Task What_fits_is_accepted()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties(Properties));
        const string Spec = """
            {"integer":1,"number":1,"string":"","boolean":false,"object":{"a":"","b":""},"array":[1,2,3],"range":10,"open":0.5,"multiple":-10,
             "length":"äöüß","pattern":"abc","enum":"A","map":{"k":1},"port":80,"time":"2026-01-01T00:00:00Z","address":"10.0.0.1",
             "bytes":"AQI=","int32":7,"one":{"x":""},"any":{"x":"","y":""},"all":4,"not":"good"}
            """;

        var created = await CreateAsync(widgets, "one", $$"""{"spec":{{Spec}}}""");
        await CreateAsync(widgets, "two", """{"spec":{"port":"http"}}""");

        created.At("spec").ShouldBe(Spec);
    }

    [Fact, Checklist(40)]
    public async Task All_errors_are_told_at_once()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties(Properties));

        var refusal = await Api.PostAsync(
            widgets.Path, widgets.New("one", """{"spec":{"range":11,"enum":"C","array":[0,1,-1],"object":{}}}""")).Fails(422, "Invalid");

        refusal.HasCauses(6)
            .HasCause("spec.range", "FieldValueInvalid")
            .HasCause("spec.enum", "FieldValueNotSupported")
            .HasCause("spec.array[0]", "FieldValueInvalid")
            .HasCause("spec.array[2]", "FieldValueInvalid")
            .HasCause("spec.object.a", "FieldValueRequired")
            .HasCause("spec.object.b", "FieldValueRequired");
        Assert.StartsWith($"Widget.{widgets.Group} \"one\" is invalid: [", refusal.Message, StringComparison.Ordinal);
        refusal.Concerns(widgets.Group, "Widget", "one");
    }

    [Fact, Checklist(40)]
    public async Task Updates_and_patches_are_validated()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties(Properties));
        var created = await CreateAsync(widgets, "one", """{"spec":{"range":1}}""");

        (await Api.PutAsync(widgets.PathTo("one"), created.With("spec.range", "0")).Fails(422, "Invalid"))
            .HasCause("spec.range", "FieldValueInvalid", "Invalid value: 0: spec.range in body should be greater than or equal to 1");
        (await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"range":11}}""").Fails(422, "Invalid"))
            .HasCause("spec.range", "FieldValueInvalid", "Invalid value: 11: spec.range in body should be less than or equal to 10");
    }

    [Fact, Checklist(40)]
    public async Task A_required_spec_is_required()
    {
        var widgets = await DefineAsync(definition => definition.Schema(
            """{"type":"object","required":["spec"],"properties":{"spec":{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}}}}"""));

        (await Api.PostAsync(
            widgets.Path, widgets.New("one")).Fails(422, "Invalid")).HasCauses(1).HasCause("spec", "FieldValueRequired", "Required value");
        (await Api.PostAsync(
            widgets.Path, widgets.New("one", """{"spec":{}}""")).Fails(422, "Invalid")).HasCauses(1).HasCause("spec.a", "FieldValueRequired", "Required value");
    }

    [Fact, Checklist(40)]
    public async Task Formats_are_checked()
    {
        var formats = Formats();
        var widgets = await DefineAsync(definition => definition.SpecProperties(
            string.Join(',', formats.Select(entry => $$"""  "{{entry.Format.Replace("-", "", StringComparison.Ordinal)}}":{"type":"string","format":"{{entry.Format}}"} """))));

        foreach (var (format, right, wrong) in formats)
        {
            var field = format.Replace("-", "", StringComparison.Ordinal);
            foreach (var value in right)
            {
                await Api.PostAsync(widgets.Path + "?dryRun=All", widgets.New("one", $$$"""{"spec":{"{{{field}}}":"{{{value}}}"}}""")).Returns(201);
            }

            foreach (var value in wrong)
            {
                var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", $$$"""{"spec":{"{{{field}}}":"{{{value}}}"}}""")).Fails(422, "Invalid");
                refusal.HasCause($"spec.{field}", "FieldValueTypeInvalid", $"Invalid value: \"{value}\": spec.{field} in body must be of type {format}: \"{value}\"");
            }
        }
    }

    [Fact, Checklist(40)]
    public async Task Null_is_a_value_where_it_is_allowed_only()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties("""
            "must": {"type":"object","required":["a"],"properties":{"a":{"type":"string"}}},
            "list": {"type":"array","items":{"type":"string"}},
            "holes": {"type":"array","items":{"type":"string","nullable":true}},
            "object": {"type":"object","nullable":true,"properties":{"a":{"type":"string","default":"d"}}},
            "choice": {"type":"string","nullable":true,"enum":["a"]}
            """));

        (await Api.PostAsync(widgets.Path, widgets.New("one", """{"spec":{"must":{"a":null}}}""")).Fails(422, "Invalid"))
            .HasCauses(1).HasCause("spec.must.a", "FieldValueRequired", "Required value");
        (await Api.PostAsync(widgets.Path, widgets.New("one", """{"spec":{"list":[null]}}""")).Fails(422, "Invalid"))
            .HasCause("spec.list[0]", "FieldValueTypeInvalid", "Invalid value: \"null\": spec.list[0] in body must be of type string: \"null\"");
        (await Api.PostAsync(widgets.Path, widgets.New("one", """{"spec":{"choice":null}}""")).Fails(422, "Invalid"))
            .HasCause("spec.choice", "FieldValueNotSupported", "Unsupported value: null: supported values: \"a\"");
        var created = await CreateAsync(widgets, "one", """{"spec":{"holes":[null,"a"],"object":null}}""");
        created.At("spec").ShouldBe("""{"holes":[null,"a"],"object":null}""");
    }

    [Theory, Checklist(37, 40)]
    [InlineData("""{"a":1}""", "spec.embedded.kind", "FieldValueRequired", "Required value")]
    [InlineData("""{"apiVersion":"","kind":""}""", "spec.embedded.apiVersion", "FieldValueInvalid", "Invalid value: \"\": must not be empty")]
    [InlineData("""{"apiVersion":"a/b/c","kind":"X"}""", "spec.embedded.apiVersion", "FieldValueInvalid", "Invalid value: \"a/b/c\": unexpected GroupVersion string: a/b/c")]
    [InlineData("""{"apiVersion":"v1","kind":"X","metadata":{"managedFields":[{"manager":"x"}]}}""", "spec.embedded.metadata.managedFields[0].operation", "FieldValueInvalid", "Invalid value: \"\": must be `Apply` or `Update`")]
    [InlineData("""{"apiVersion":"v1","kind":"X","metadata":{"managedFields":[{"manager":"x","operation":"Apply","fieldsType":"Z"}]}}""", "spec.embedded.metadata.managedFields[0].fieldsType", "FieldValueInvalid", "Invalid value: \"Z\": must be `FieldsV1`")]
    public async Task An_embedded_resource_is_one(string embedded, string field, string reason, string message)
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties(Embedded));

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", $$$"""{"spec":{"embedded":{{{embedded}}}} }""")).Fails(422, "Invalid");

        refusal.HasCause(field, reason, message);
    }

    [Theory, Checklist(6, 40)]
    [InlineData("""{"apiVersion":1,"kind":"X"}""", "spec.embedded.apiVersion: Invalid value: 1: must be a string")]
    [InlineData("""{"apiVersion":"v1","kind":"X","metadata":"s"}""", "spec.embedded.metadata: Invalid value: \"s\": json: cannot unmarshal string into Go value of type v1.ObjectMeta")]
    [InlineData("""{"apiVersion":"v1","kind":"X","metadata":{"labels":{"a":1}}}""", "spec.embedded.metadata: Invalid value: {\"labels\":{\"a\":1}}: json: cannot unmarshal number into Go struct field ObjectMeta.labels of type string")]
    [InlineData("""{"apiVersion":"v1","kind":"X","metadata":{"finalizers":[1]}}""", "spec.embedded.metadata: Invalid value: {\"finalizers\":[1]}: json: cannot unmarshal number into Go struct field ObjectMeta.finalizers of type string")]
    public async Task An_embedded_resource_that_cannot_be_read_is_a_bad_request(string embedded, string problem)
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties(Embedded));

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", $$$"""{"spec":{"embedded":{{{embedded}}}} }""")).Fails(400, "BadRequest");

        refusal.Says($"Widget in version \"v1\" cannot be handled as a Widget: {problem}");
    }

    private static IReadOnlyList<(string Format, string[] Right, string[] Wrong)> Formats() =>
    [
        ("bsonobjectid", ["507f1f77bcf86cd799439011"], ["x"]),
        ("uri", ["http://a.b/c", "/relative"], ["x y"]),
        ("email", ["a@b.c"], ["x"]),
        ("hostname", ["example.com"], ["-a"]),
        ("ipv4", ["1.2.3.4"], ["::1"]),
        ("ipv6", ["::1"], ["1.2.3.4"]),
        ("cidr", ["10.0.0.0/8", "fe80::/10"], ["10.0.0.1"]),
        ("mac", ["00:00:5e:00:53:01"], ["x"]),
        ("uuid", ["550e8400-e29b-41d4-a716-446655440000"], ["x"]),
        ("uuid3", ["a3bb189e-8bf9-3888-9912-ace4e6543002"], ["550e8400-e29b-41d4-a716-446655440000"]),
        ("uuid4", ["550e8400-e29b-41d4-a716-446655440000"], ["a3bb189e-8bf9-3888-9912-ace4e6543002"]),
        ("uuid5", ["74738ff5-5367-5958-9aee-98fffdcd1876"], ["550e8400-e29b-41d4-a716-446655440000"]),
        ("isbn", ["0321751043"], ["x"]),
        ("creditcard", ["4111-1111-1111-1111"], ["x"]),
        ("ssn", ["111-11-1111"], ["x"]),
        ("hexcolor", ["#FFF"], ["x"]),
        ("rgbcolor", ["rgb(1,2,3)"], ["x"]),
        ("byte", ["AQI="], ["?"]),
        ("password", ["x"], []),
        ("date", ["2020-01-01"], ["2020-13-01"]),
        ("duration", ["1h30m", "1 day"], ["x"]),
        ("datetime", ["2020-01-01T00:00:00.123+01:00"], ["2020-01-01"]),
        ("k8s-short-name", ["abc"], ["a.b"]),
        ("k8s-long-name", ["a.b"], ["A_"]),
        ("made-up", ["x"], []),
    ];

    private static IEnumerable<(string Spec, string Field, string Reason, string Message)> Refusals()
    {
        const string Invalid = "FieldValueInvalid", Type = "FieldValueTypeInvalid";
        yield return ("""{"integer":"1"}""", "spec.integer", Type, "Invalid value: \"string\": spec.integer in body must be of type integer: \"string\"");
        yield return ("""{"integer":1.5}""", "spec.integer", Type, "Invalid value: \"number\": spec.integer in body must be of type integer: \"number\"");
        yield return ("""{"number":"1"}""", "spec.number", Type, "Invalid value: \"string\": spec.number in body must be of type number: \"string\"");
        yield return ("""{"string":1}""", "spec.string", Type, "Invalid value: \"integer\": spec.string in body must be of type string: \"integer\"");
        yield return ("""{"boolean":"true"}""", "spec.boolean", Type, "Invalid value: \"string\": spec.boolean in body must be of type boolean: \"string\"");
        yield return ("""{"object":[]}""", "spec.object", Type, "Invalid value: \"array\": spec.object in body must be of type object: \"array\"");
        yield return ("""{"array":{}}""", "spec.array", Type, "Invalid value: \"object\": spec.array in body must be of type array: \"object\"");
        yield return ("""{"object":{"a":""}}""", "spec.object.b", "FieldValueRequired", "Required value");
        yield return ("""{"array":[]}""", "spec.array", Invalid, "Invalid value: 0: spec.array in body should have at least 1 items");
        yield return ("""{"array":[1,1,1,1]}""", "spec.array", "FieldValueTooMany", "Too many: 4: must have at most 3 items");
        yield return ("""{"array":[1,0]}""", "spec.array[1]", Invalid, "Invalid value: 0: spec.array[1] in body should be greater than or equal to 1");
        yield return ("""{"range":0}""", "spec.range", Invalid, "Invalid value: 0: spec.range in body should be greater than or equal to 1");
        yield return ("""{"range":11}""", "spec.range", Invalid, "Invalid value: 11: spec.range in body should be less than or equal to 10");
        yield return ("""{"open":0}""", "spec.open", Invalid, "Invalid value: 0: spec.open in body should be greater than 0");
        yield return ("""{"open":1}""", "spec.open", Invalid, "Invalid value: 1: spec.open in body should be less than 1");
        yield return ("""{"multiple":7}""", "spec.multiple", Invalid, "Invalid value: 7: spec.multiple in body should be a multiple of 5");
        yield return ("""{"length":"a"}""", "spec.length", Invalid, "Invalid value: \"a\": spec.length in body should be at least 2 chars long");
        yield return ("""{"length":"abcde"}""", "spec.length", "FieldValueTooLong", "Too long: may not be more than 4 bytes");
        yield return ("""{"pattern":"A1"}""", "spec.pattern", Invalid, "Invalid value: \"A1\": spec.pattern in body should match '^[a-z]+$'");
        yield return ("""{"enum":"C"}""", "spec.enum", "FieldValueNotSupported", "Unsupported value: \"C\": supported values: \"A\", \"B\"");
        yield return ("""{"map":{"k":"x"}}""", "spec.map.k", Type, "Invalid value: \"string\": spec.map.k in body must be of type integer: \"string\"");
        yield return ("""{"map":{}}""", "spec.map", Invalid, "Invalid value: 0: spec.map in body should have at least 1 properties");
        yield return ("""{"map":{"a":1,"b":2,"c":3}}""", "spec.map", "FieldValueTooMany", "Too many: 3: must have at most 2 items");
        yield return ("""{"port":true}""", "spec.port", Type, "Invalid value: \"boolean\": spec.port in body must be of type integer,string: \"boolean\"");
        yield return ("""{"time":"yesterday"}""", "spec.time", Type, "Invalid value: \"yesterday\": spec.time in body must be of type date-time: \"yesterday\"");
        yield return ("""{"address":"::1"}""", "spec.address", Type, "Invalid value: \"::1\": spec.address in body must be of type ipv4: \"::1\"");
        yield return ("""{"bytes":"?"}""", "spec.bytes", Type, "Invalid value: \"?\": spec.bytes in body must be of type byte: \"?\"");
        yield return ("""{"int32":3000000000}""", "<nil>", Invalid, "Invalid value: \"\": Checked value must be of type integer with format int32 in spec.int32");
        yield return ("""{"one":{"x":"","y":""}}""", "<nil>", Invalid, "Invalid value: \"\": \"spec.one\" must validate one and only one schema (oneOf). Found 2 valid alternatives");
        yield return ("""{"one":{}}""", "<nil>", Invalid, "Invalid value: \"\": \"spec.one\" must validate one and only one schema (oneOf). Found none valid");
        yield return ("""{"one":{}}""", "spec.one.x", "FieldValueRequired", "Required value");
        yield return ("""{"any":{}}""", "<nil>", Invalid, "Invalid value: \"\": \"spec.any\" must validate at least one schema (anyOf)");
        yield return ("""{"all":6}""", "spec.all", Invalid, "Invalid value: 6: spec.all in body should be less than or equal to 5");
        yield return ("""{"all":6}""", "<nil>", Invalid, "Invalid value: \"\": \"spec.all\" must validate all the schemas (allOf)");
        yield return ("""{"not":"bad"}""", "<nil>", Invalid, "Invalid value: \"\": \"spec.not\" must not validate the schema (not)");
    }
}
