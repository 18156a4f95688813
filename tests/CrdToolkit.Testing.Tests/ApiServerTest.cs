using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CrdToolkit.Testing.Tests;

/// <summary>Speaks HTTP with a server of its own, as curl would.</summary>
public abstract class ApiServerTest : IAsyncLifetime
{
    protected const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    protected const string Widgets = "/apis/example.com/v1/namespaces/default/widgets";
    protected const string ConfigMaps = "/api/v1/namespaces/default/configmaps";

    protected LocalApiServer Server { get; private set; } = null!;

    protected HttpClient Http { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>How the server runs; namespaces are empty in any case.</summary>
    protected virtual LocalApiServerOptions Options => new();

    public virtual async ValueTask InitializeAsync()
    {
        Server = await LocalApiServer.StartAsync(Options with { FillNamespaces = false }, Cancellation);
        Http.BaseAddress = Server.BaseUri;
    }

    public virtual async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<JsonObject> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK) => SendAsync("GET", path, null, expected);

    protected Task<JsonObject> PostAsync(string path, string body, HttpStatusCode expected = HttpStatusCode.Created) =>
        SendAsync("POST", path, body, expected);

    protected Task<JsonObject> PutAsync(string path, string body, HttpStatusCode expected = HttpStatusCode.OK) =>
        SendAsync("PUT", path, body, expected);

    protected Task<JsonObject> MergeAsync(string path, string patch, HttpStatusCode expected = HttpStatusCode.OK) =>
        SendAsync("PATCH", path, patch, expected, "application/merge-patch+json");

    protected Task<JsonObject> DeleteAsync(string path, string? options = null, HttpStatusCode expected = HttpStatusCode.OK) =>
        SendAsync("DELETE", path, options, expected);

    protected async Task<JsonObject> SendAsync(
        string method, string path, string? body, HttpStatusCode expected, string contentType = "application/json")
    {
        using var response = await RequestAsync(method, path, body, contentType);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(expected == response.StatusCode, $"{method} {path}: expected {expected}, got {response.StatusCode}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    protected Task<HttpResponseMessage> RequestAsync(string method, string path, string? body, string contentType = "application/json")
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, contentType);
        }

        return Http.SendAsync(request, Cancellation);
    }

    /// <summary>Creates a definition and waits until it is established.</summary>
    protected async Task DefineAsync(string definition)
    {
        var created = await PostAsync(Definitions, definition);
        var name = created["metadata"]!["name"]!.GetValue<string>();
        await using var watch = await WatchAsync($"{Definitions}?fieldSelector=metadata.name={name}");
        await watch.UntilAsync((_, value) => Condition(value, "Established") == "True");
    }

    protected async Task<WatchReader> WatchAsync(string path)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var request = new HttpRequestMessage(HttpMethod.Get, $"{path}{separator}watch=1");
        var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        return new WatchReader(response, await response.Content.ReadAsStreamAsync(Cancellation));
    }

    protected static string? Condition(JsonObject value, string type) =>
        (value["status"]?["conditions"] as JsonArray)?.FirstOrDefault(condition => (string?)condition!["type"] == type)?["status"]?.GetValue<string>();

    protected static string Text(JsonNode value, string path) =>
        path.Split('.').Aggregate((JsonNode?)value, (node, name) => node?[name])?.ToString() ?? "";

    /// <summary>A definition of widgets with a status and a scale subresource.</summary>
    protected static string WidgetDefinition(string schema = WidgetSchema) => $$$"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},
         "spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"widgets","kind":"Widget","shortNames":["wd"]},
          "versions":[{"name":"v1","served":true,"storage":true,
           "subresources":{"status":{},"scale":{"specReplicasPath":".spec.replicas","statusReplicasPath":".status.replicas","labelSelectorPath":".status.selector"}},
           "additionalPrinterColumns":[{"name":"Cpu","type":"integer","jsonPath":".spec.cpu"},{"name":"Ready","type":"string","jsonPath":".status.conditions[?(@.type==\"Ready\")].status"}],
           "selectableFields":[{"jsonPath":".spec.color"}],
           "schema":{"openAPIV3Schema":{{{schema}}}}}]}}
        """;

    protected const string WidgetSchema = """
        {"type":"object","properties":{
          "spec":{"type":"object","required":["cpu"],"properties":{"cpu":{"type":"integer","minimum":1,"maximum":64},"color":{"type":"string","default":"red"},"replicas":{"type":"integer"}}},
          "status":{"type":"object","properties":{"phase":{"type":"string"},"replicas":{"type":"integer"},"selector":{"type":"string"},
            "conditions":{"type":"array","items":{"type":"object","properties":{"type":{"type":"string"},"status":{"type":"string"}}}}}}}}
        """;

    protected static string Widget(string metadata, string rest = """ "spec":{"cpu":2} """) =>
        $$"""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{{{metadata}}},{{rest}}}""";

    protected static string ConfigMap(string metadata, string rest = """ "data":{"a":"b"} """) =>
        $$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{{{metadata}}},{{rest}}}""";
}
