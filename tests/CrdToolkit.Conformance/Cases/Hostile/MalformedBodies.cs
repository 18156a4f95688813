namespace CrdToolkit.Conformance.Cases.Hostile;

/// <summary>Bodies that are no JSON, or hold what no field can: refused in the words of Go's decoder.</summary>
public sealed class MalformedBodies(ServerUnderTest server) : ConformanceCase(server)
{
    [Theory, Checklist(6)]
    [InlineData("{bad", "invalid character 'b' looking for beginning of object key string")]
    [InlineData("""{"a":1,}""", "invalid character '}' looking for beginning of object key string")]
    [InlineData("""{"a" 1}""", "invalid character '1' after object key")]
    [InlineData("""{"a":1 "b":2}""", "invalid character '\"' after object key:value pair")]
    [InlineData("""{"a":[1 2]}""", "invalid character '2' after array element")]
    [InlineData("""{"a":[1,]}""", "invalid character ']' looking for beginning of value")]
    [InlineData("""{"a":tru}""", "invalid character '}' in literal true (expecting 'e')")]
    [InlineData("""{"a":01}""", "invalid character '1' after object key:value pair")]
    [InlineData("""{"a":-}""", "invalid character '}' in numeric literal")]
    [InlineData("""{"a":NaN}""", "invalid character 'N' looking for beginning of value")]
    [InlineData("{'a':1}", @"invalid character '\'' looking for beginning of object key string")]
    [InlineData("{} x", "invalid character 'x' after top-level value")]
    [InlineData("{\"a\":\u00a0", @"invalid character '\u00a0' looking for beginning of value")]
    [InlineData("\ufeff{}", @"invalid character '\ufeff' looking for beginning of value")]
    [InlineData("\u0001", @"invalid character '\x01' looking for beginning of value")]
    [InlineData("{\"", "unexpected end of JSON input")]
    [InlineData("nul", "unexpected end of JSON input")]
    [InlineData("", "unexpected end of JSON input")]
    public async Task A_body_that_is_no_json_says_where_it_stops_to_be_one(string body, string problem)
    {
        var widgets = await WidgetsAsync();

        var status = await Api.SendAsync(HttpMethod.Post, widgets.Path, body).Fails(400, "BadRequest");

        Assert.StartsWith(
            $"the object provided is unrecognized (must be of type Widget): couldn't get version/kind; json parse error: {problem} (", status.Message, StringComparison.Ordinal);
    }

    [Theory, Checklist(17)]
    [InlineData("{bad", "invalid character 'b' looking for beginning of object key string")]
    [InlineData("{\"a\":\"\t\"}", @"invalid character '\t' in string literal")]
    [InlineData("""{"a":"\x"}""", "invalid character 'x' in string escape code")]
    [InlineData("""{"a":"\u12g4"}""", @"invalid character 'g' in \u hexadecimal character escape")]
    [InlineData("""{"a":1.}""", "invalid character '}' after decimal point in numeric literal")]
    [InlineData("""{"a":1e}""", "invalid character '}' in exponent of numeric literal")]
    [InlineData("{} x", "invalid character 'x' after top-level value")]
    [InlineData("", "unexpected end of JSON input")]
    [InlineData("""{"a":1e400}""", "json: cannot unmarshal number 1e400 into Go value of type float64")]
    public async Task A_patch_that_is_no_json_says_where_it_stops_to_be_one(string patch, string problem)
    {
        await CreateAsync(ConfigMaps, "one");

        var merge = await Api.MergePatchAsync(ConfigMaps.PathTo("one"), patch).Fails(400, "BadRequest");
        var strategic = await Api.StrategicMergePatchAsync(ConfigMaps.PathTo("one"), patch).Fails(400, "BadRequest");

        Assert.Equal($"error decoding patch: {problem}", merge.Message);
        Assert.Equal(problem, strategic.Message);
    }

    [Theory, Checklist(8)]
    [InlineData("1e400", "1e400")]
    [InlineData("-1e400", "-1e400")]
    public async Task A_number_that_no_double_holds_is_refused(string number, string told)
    {
        var widgets = await WidgetsAsync();

        var status = await Api.SendAsync(
            HttpMethod.Post, widgets.Path, $$$"""{"apiVersion":"{{{widgets.ApiVersion}}}","kind":"Widget","metadata":{"name":"one"},"spec":{"ratio":{{{number}}}}}""").Fails(400, "BadRequest");

        Assert.Equal(
            $"Widget in version \"v1\" cannot be handled as a Widget: json: cannot unmarshal number {told} into Go value of type float64", status.Message);
    }

    [Fact, Checklist(8)]
    public async Task Of_several_such_numbers_the_first_is_told()
    {
        const string several = """{"z":[{"b":1e401},1e402],"a":{"c":1e403},"d":1e404}""";
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var merge = await Api.MergePatchAsync(widgets.PathTo("one"), several).Fails(400, "BadRequest");
        var json = await Api.JsonPatchAsync(widgets.PathTo("one"), $$"""[{"op":"add","path":"/spec","value":{{several}}}]""").Fails(400, "BadRequest");

        merge.Says("error decoding patch: json: cannot unmarshal number 1e401 into Go value of type float64");
        json.Says("error decoding patch: json: cannot unmarshal number 1e401 into Go struct field jsonPatchOp.value of type float64");
    }

    [Theory, Checklist(6)]
    [InlineData("authorization.k8s.io", "SubjectAccessReview", "subjectaccessreviews", """{"spec":{"user":"a","uid":5}}""", "SubjectAccessReviewSpec.spec.uid of type string")]
    [InlineData("authentication.k8s.io", "TokenReview", "tokenreviews", """{"status":{"user":{"uid":5}}}""", "UserInfo.status.user.uid of type string")]
    [InlineData("", "Event", "events", """{"involvedObject":{"uid":5}}""", "ObjectReference.involvedObject.uid of type types.UID")]
    public async Task A_uid_is_of_the_type_that_its_struct_gives_it(string group, string kind, string plural, string members, string field)
    {
        Resource resource = new(group, "v1", kind, plural, group.Length == 0 ? Namespace : null);

        var refusal = await Api.PostAsync(resource.Path, resource.New("one", members)).Fails(400, "BadRequest");

        refusal.Says($"{kind} in version \"v1\" cannot be handled as a {kind}: json: cannot unmarshal number into Go struct field {field}");
    }

    [Theory, Checklist(8)]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("1e-400", "0")]
    [InlineData("1e5", "100000")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775808", "9223372036854776000")]
    [InlineData("123456789012345678901234567890", "1.2345678901234568e+29")]
    public async Task Every_other_number_comes_back_as_Go_writes_it(string number, string stored)
    {
        var widgets = await WidgetsAsync();

        var created = await Api.SendAsync(
            HttpMethod.Post, widgets.Path, $$$"""{"apiVersion":"{{{widgets.ApiVersion}}}","kind":"Widget","metadata":{"name":"one"},"spec":{"ratio":{{{number}}}}}""");

        Assert.Contains($"\"ratio\":{stored}", created.Expect(201).Text, StringComparison.Ordinal);
    }

    [Theory, Checklist(6)]
    [InlineData("""{"a":"\ud800"}""", "\ufffd")]
    [InlineData("""{"a":"\udc00\ud800"}""", "\ufffd\ufffd")]
    [InlineData("""{"a":"\u0000"}""", "\0")]
    [InlineData("""{"a":"\ud83d\ude00"}""", "\ud83d\ude00")]
    public async Task Half_characters_are_replaced_and_others_kept(string data, string stored)
    {
        var created = await Api.SendAsync(
            HttpMethod.Post, ConfigMaps.Path, $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"one"},"data":{{{data}}}}""").Returns(201);

        Assert.Equal(stored, created.Text("data.a"));
    }

    [Theory, Checklist(6)]
    [InlineData("null", 422, "ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is required")]
    [InlineData("[]", 400, "json: cannot unmarshal array into Go value of type struct")]
    [InlineData("""{"kind":5}""", 400, "json: cannot unmarshal number into Go struct field .kind of type string")]
    [InlineData("""{"metadata":[]}""", 400, "json: cannot unmarshal array into Go struct field ConfigMap.metadata of type v1.ObjectMeta")]
    [InlineData("""{"metadata":{"uid":1}}""", 400, "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.uid of type types.UID")]
    [InlineData("""{"metadata":{"generation":99999999999999999999}}""", 400, "json: cannot unmarshal number 99999999999999999999 into Go struct field ObjectMeta.metadata.generation of type int64")]
    [InlineData("""{"metadata":{"managedFields":["x"]}}""", 400, "json: cannot unmarshal string into Go struct field ObjectMeta.metadata.managedFields of type v1.ManagedFieldsEntry")]
    [InlineData("""{"metadata":{"name":"one","finalizers":[null]}}""", 422, "metadata.finalizers: Invalid value: \"\": name part must be non-empty")]
    [InlineData("""{"metadata":{"name":"one","ownerReferences":[null]}}""", 422, "metadata.ownerReferences.kind: Invalid value: \"\": must not be empty")]
    [InlineData("""{"metadata":{"name":"a\u0000"}}""", 422, @"ConfigMap ""a\x00"" is invalid: ")]
    public async Task A_value_of_a_wrong_type_is_told_by_its_field(string body, int code, string problem)
    {
        var status = await Api.SendAsync(HttpMethod.Post, ConfigMaps.Path, body).Returns(code);

        Assert.Contains(problem, status.Text("message"), StringComparison.Ordinal);
    }

    [Theory, Checklist(27)]
    [InlineData("[]", "json: cannot unmarshal array into Go value of type struct")]
    [InlineData("{bad", "couldn't get version/kind; json parse error: invalid character 'b' looking for beginning of object key string")]
    [InlineData("""{"dryRun":"All"}""", "json: cannot unmarshal string into Go struct field DeleteOptions.dryRun of type []string")]
    [InlineData("""{"gracePeriodSeconds":"x"}""", "json: cannot unmarshal string into Go struct field DeleteOptions.gracePeriodSeconds of type int64")]
    [InlineData("""{"preconditions":{"uid":1}}""", "json: cannot unmarshal number into Go struct field Preconditions.preconditions.uid of type types.UID")]
    public async Task Options_of_a_deletion_that_make_no_sense_delete_nothing(string options, string problem)
    {
        await CreateAsync(ConfigMaps, "one");

        var status = await Api.DeleteAsync(ConfigMaps.PathTo("one"), options).Fails(400, "BadRequest");

        Assert.Contains(problem, status.Message, StringComparison.Ordinal);
        await ReadAsync(ConfigMaps, "one");
    }

    [Fact, Checklist(27)]
    public async Task Options_of_a_deletion_come_in_known_formats_only()
    {
        await Api.SendAsync(HttpMethod.Delete, ConfigMaps.PathTo("one"), "{}", "text/plain").Fails(415, "UnsupportedMediaType");
        await Api.DeleteAsync(ConfigMaps.PathTo("one") + "?gracePeriodSeconds=x").Fails(400, "BadRequest");
    }
}
