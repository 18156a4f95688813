namespace CrdToolkit.Conformance.Cases.BuiltIn;

public sealed class ConfigMapsAndSecrets(ServerUnderTest server) : ConformanceCase(server)
{
    private Resource Secrets => Resource.Secrets(Namespace);

    [Fact, Checklist(1, 22)]
    public async Task A_config_map_has_no_generation()
    {
        var created = await CreateAsync(ConfigMaps, "one", """{"data":{"a":"1"},"binaryData":{"b":"AQI="}}""");

        Assert.Null(created.At("metadata.generation"));
        created.At("data").ShouldBe("""{"a":"1"}""");
        created.At("binaryData").ShouldBe("""{"b":"AQI="}""");
    }

    [Fact, Checklist(40)]
    public async Task A_key_must_be_a_config_key()
    {
        Server.LabDeviates("it validates built-in kinds only in part");

        var refusal = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("one", """{"data":{"not/a key":"1"}}""")).Fails(422, "Invalid");

        refusal.HasCause("data[not/a key]", "FieldValueInvalid");
    }

    [Fact, Checklist(6)]
    public async Task A_value_must_be_a_string()
    {
        var refusal = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("one", """{"data":{"a":1}}""")).Fails(400, "BadRequest");

        refusal.Mentions(
            "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ConfigMap.data of type string");
    }

    [Fact, Checklist(16)]
    public async Task An_immutable_config_map_cannot_change()
    {
        await CreateAsync(ConfigMaps, "one", """{"data":{"a":"1"},"immutable":true}""");

        var data = await Api.MergePatchAsync(ConfigMaps.PathTo("one"), """{"data":{"a":"2"}}""").Fails(422, "Invalid");
        var flag = await Api.MergePatchAsync(ConfigMaps.PathTo("one"), """{"immutable":false}""").Fails(422, "Invalid");

        data.HasCause("data", "FieldValueForbidden", "Forbidden: field is immutable when `immutable` is set");
        flag.HasCause("immutable", "FieldValueForbidden", "Forbidden: field is immutable when `immutable` is set");
    }

    [Fact, Checklist(37)]
    public async Task Unknown_fields_are_dropped()
    {
        var created = await CreateAsync(ConfigMaps, "one", """{"data":{"a":"1"},"spec":{"x":1}}""");

        Assert.Null(created.At("spec"));
    }

    [Fact, Checklist(39)]
    public async Task A_secret_is_opaque_by_default_and_takes_plain_strings()
    {
        var created = await CreateAsync(Secrets, "one", """{"data":{"a":"YWE="},"stringData":{"b":"plain"}}""");

        Assert.Equal("Opaque", created.Text("type"));
        created.At("data").ShouldBe("""{"a":"YWE=","b":"cGxhaW4="}""");
        Assert.Null(created.At("stringData"));
    }

    [Fact, Checklist(16)]
    public async Task The_type_of_a_secret_cannot_change()
    {
        await CreateAsync(Secrets, "one");

        var refusal = await Api.MergePatchAsync(Secrets.PathTo("one"), """{"type":"example.com/other"}""").Fails(422, "Invalid");

        refusal.HasCause("type", "FieldValueInvalid", "Invalid value: \"example.com/other\": field is immutable");
    }

    [Fact, Checklist(6)]
    public async Task The_data_of_a_secret_must_be_base64()
    {
        await Api.PostAsync(Secrets.Path, Secrets.New("one", """{"data":{"a":"not base64!"}}""")).Fails(400, "BadRequest");
    }

    [Theory, Checklist(6)]
    [InlineData(@"MQ==\n", "MQ==")]
    [InlineData(@"M\nQ=\r\n=", "MQ==")]
    [InlineData("MR==", "MQ==")]
    public async Task Base64_comes_back_as_Go_writes_it(string given, string stored)
    {
        var created = await CreateAsync(Secrets, "one", $$$"""{"data":{"a":"{{{given}}}"}}""");

        Assert.Equal(stored, created.Text("data.a"));
    }

    [Theory, Checklist(6)]
    [InlineData("M Q==", 1)]
    [InlineData(@"M\n", 1)]
    [InlineData(@"MQ=\n", 4)]
    [InlineData("MQ=x", 2)]
    [InlineData(@"MQ=\nx", 3)]
    [InlineData("MQ==MQ==", 4)]
    [InlineData("MQ", 0)]
    [InlineData("MTIzMQ=", 7)]
    [InlineData("=", 0)]
    [InlineData("M===", 1)]
    [InlineData("é===", 0)]
    [InlineData("MTIéMQ==", 3)]
    public async Task What_is_no_base64_says_where_it_stops_to_be_some(string given, int position)
    {
        var refusal = await Api.PostAsync(Secrets.Path, Secrets.New("one", $$$"""{"data":{"a":"{{{given}}}"}}""")).Fails(400, "BadRequest");

        refusal.Says($"Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data at input byte {position}");
    }

    [Fact, Checklist(54)]
    public async Task Secrets_are_selected_by_type()
    {
        await CreateAsync(Secrets, "one");
        await CreateAsync(Secrets, "two", """{"type":"example.com/other"}""");

        Assert.Equal(["two"], (await Api.GetAsync(Secrets.Path + "?fieldSelector=type=example.com/other").Returns(200)).ItemNames());
    }
}
