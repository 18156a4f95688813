using System.Net;

namespace CrdToolkit.Testing.Tests.Requests;

public sealed class HostileRequestTests : ApiServerTest
{
    public static TheoryData<string, HttpStatusCode> Bodies => new()
    {
        { "", HttpStatusCode.BadRequest },
        { "{bad", HttpStatusCode.BadRequest },
        { "[]", HttpStatusCode.BadRequest },
        { "{}", HttpStatusCode.UnprocessableEntity },
        { """{"kind":5}""", HttpStatusCode.BadRequest },
        { """{"kind":"ConfigMap","metadata":7}""", HttpStatusCode.BadRequest },
        { new string('[', 100_000), HttpStatusCode.BadRequest },
        { new string(' ', 4 * 1024 * 1024), HttpStatusCode.RequestEntityTooLarge },
    };

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task A_body_that_makes_no_sense_is_the_clients_fault(string body, HttpStatusCode expected)
    {
        var status = await PostAsync(ConfigMaps, body, expected);

        Assert.Equal(("Status", "Failure", ((int)expected).ToString()), (Text(status, "kind"), Text(status, "status"), Text(status, "code")));
    }

    [Theory]
    [InlineData("application/json-patch+json", """[{"op":"test","path":"/data/a","value":"x"}]""", 422)]
    [InlineData("application/json-patch+json", """{"op":"add"}""", 400)]
    [InlineData("application/merge-patch+json", "[]", 400)]
    [InlineData("application/strategic-merge-patch+json", "7", 400)]
    [InlineData("text/plain", "{}", 415)]
    [InlineData("application/apply-patch+yaml", "{}", 422)]
    public async Task A_patch_that_makes_no_sense_is_the_clients_fault(string contentType, string patch, int expected)
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));

        var status = await SendAsync("PATCH", $"{ConfigMaps}/a", patch, (HttpStatusCode)expected, contentType);

        Assert.Equal("Failure", Text(status, "status"));
    }

    [Fact]
    public async Task A_configuration_whose_aliases_grow_without_bounds_is_refused()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range('b', 8).Select(letter =>
            $"{(char)letter}: &{(char)letter} [{string.Join(',', Enumerable.Repeat($"*{(char)(letter - 1)}", 10))}]\n"));

        var status = await SendAsync("PATCH", $"{ConfigMaps}/a?fieldManager=me", bomb, HttpStatusCode.BadRequest, "application/apply-patch+yaml");

        Assert.Contains("excessive aliasing", Text(status, "message"));
    }

    [Theory]
    [InlineData("fieldSelector=spec.x=1", "field label not supported: spec.x")]
    [InlineData("labelSelector=a in (b", "unable to parse requirement: found '', expected: ',' or ')'")]
    [InlineData("limit=x", "strconv.ParseInt: parsing \"x\": invalid syntax")]
    [InlineData("continue=x", "invalid continue token")]
    public async Task A_query_that_makes_no_sense_is_the_clients_fault(string query, string message) =>
        Assert.Contains(message, Text(await GetAsync($"{ConfigMaps}?{query}", HttpStatusCode.BadRequest), "message"));

    [Fact]
    public async Task A_selector_may_have_thousands_of_terms() =>
        await GetAsync($"{ConfigMaps}?labelSelector={string.Join(',', Enumerable.Repeat("a!=b", 10_000))}");

    [Fact]
    public async Task A_definition_that_is_too_deep_to_be_walked_is_refused()
    {
        var levels = string.Concat(Enumerable.Repeat("""{"type":"object","properties":{"a":""", 1_000));
        var schema = $$"""{{levels}}{"type":"string"}{{new string('}', 2_000)}}""";

        var status = await PostAsync(Definitions, WidgetDefinition(schema), HttpStatusCode.BadRequest);

        Assert.EndsWith("exceeded max depth", Text(status, "message"));
    }

    [Theory]
    [InlineData(new byte[] { 0x0a, 0xff, 0xff, 0xff }, "unexpected EOF")]
    [InlineData(new byte[] { 0x0f }, "proto: illegal wireType")]
    [InlineData(new byte[] { 0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff }, "proto: integer overflow")]
    public async Task Protobuf_that_makes_no_sense_is_the_clients_fault(byte[] message, string problem)
    {
        using var content = new ByteArrayContent([.. "k8s\0"u8, .. message]);
        content.Headers.ContentType = new("application/vnd.kubernetes.protobuf");

        using var response = await Http.PostAsync(new Uri(ConfigMaps, UriKind.Relative), content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(problem, await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task YAML_is_read_as_YAML_1_1()
    {
        var created = await SendAsync(
            "POST", ConfigMaps, "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  on: \"yes\"\n", HttpStatusCode.Created, "application/yaml");

        Assert.Equal("yes", Text(created, "data.on"));
    }
}
