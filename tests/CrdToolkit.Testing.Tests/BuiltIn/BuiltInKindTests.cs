using System.Net;

namespace CrdToolkit.Testing.Tests.BuiltIn;

public sealed class BuiltInKindTests : ApiServerTest
{
    [Fact]
    public async Task Secrets_take_text_and_show_base64()
    {
        var created = await PostAsync(
            "/api/v1/namespaces/default/secrets", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"stringData":{"a":"b"}}""");

        Assert.Equal("Yg==", Text(created, "data.a"));
        Assert.Null(created["stringData"]);
        Assert.Equal("Opaque", Text(created, "type"));
    }

    [Fact]
    public async Task Both_groups_of_events_show_the_same_object()
    {
        await PostAsync("/api/v1/namespaces/default/events", """
            {"apiVersion":"v1","kind":"Event","metadata":{"name":"e"},"involvedObject":{"kind":"Pod","name":"p","namespace":"default"},"reason":"R","message":"m","type":"Normal"}
            """);

        var shown = await GetAsync("/apis/events.k8s.io/v1/namespaces/default/events/e");
        var selected = await GetAsync("/api/v1/namespaces/default/events?fieldSelector=involvedObject.name=p,reason=R");

        Assert.Equal(("events.k8s.io/v1", "m", "p"), (Text(shown, "apiVersion"), Text(shown, "note"), Text(shown, "regarding.name")));
        Assert.Single(selected["items"]!.AsArray());
    }

    [Fact]
    public async Task A_wrong_type_is_told_in_the_words_of_the_API_server() => Assert.Equal(
        "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ConfigMap.data of type string",
        Text(await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """, """ "data":{"a":1} """), HttpStatusCode.BadRequest), "message"));

    [Fact]
    public async Task Strategic_merge_patches_merge_lists_by_key()
    {
        const string Services = "/api/v1/namespaces/default/services";
        await PostAsync(Services, """
            {"apiVersion":"v1","kind":"Service","metadata":{"name":"s"},"spec":{"clusterIP":"None","ports":[{"name":"x","port":80},{"name":"y","port":81}]}}
            """);

        var patched = await SendAsync(
            "PATCH",
            $"{Services}/s",
            """{"spec":{"ports":[{"port":81,"name":"z"},{"$patch":"delete","port":80},{"port":82,"name":"w"}]}}""",
            HttpStatusCode.OK,
            "application/strategic-merge-patch+json");

        Assert.Equal(["z", "w"], patched["spec"]!["ports"]!.AsArray().Select(port => Text(port!, "name")));
    }

    [Fact]
    public async Task Unknown_fields_are_warned_about_dropped_or_refused()
    {
        var body = ConfigMap(""" "name":"a" """, """ "nonsense":1 """);

        using var warned = await RequestAsync("POST", ConfigMaps, body);
        var refused = await PostAsync($"{ConfigMaps}?fieldValidation=Strict", body.Replace("\"a\"", "\"b\"", StringComparison.Ordinal), HttpStatusCode.BadRequest);

        Assert.Equal(["299 - \"unknown field \\\"nonsense\\\"\""], warned.Headers.GetValues("Warning"));
        Assert.Contains("strict decoding error: unknown field \"nonsense\"", Text(refused, "message"));
    }
}
