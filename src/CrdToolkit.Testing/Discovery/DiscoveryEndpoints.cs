using System.Security.Cryptography;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Testing.Discovery;

/// <summary>Answers with documents about the server itself: what it serves, its version, its health.</summary>
/// <param name="registry">What is served.</param>
/// <param name="clock">What time it is.</param>
internal sealed class DiscoveryEndpoints(ResourceRegistry registry, TimeProvider clock)
{
    private static readonly JsonObject Version = JsonValues.Object(
        ("major", "1"),
        ("minor", "36"),
        ("emulationMajor", "1"),
        ("emulationMinor", "36"),
        ("minCompatibilityMajor", "1"),
        ("minCompatibilityMinor", "35"),
        ("gitVersion", "v1.36.4"),
        ("gitCommit", "local"),
        ("gitTreeState", "clean"),
        ("buildDate", "1970-01-01T00:00:00Z"),
        ("goVersion", "none"),
        ("compiler", "none"),
        ("platform", "dotnet"));

    private readonly OpenApiEndpoints openApi = new(registry, clock);

    /// <summary>Answers a request for a document.</summary>
    /// <returns>False when the path is not that of a document.</returns>
    public async Task<bool> TryAnswerAsync(HttpContext http)
    {
        var path = (http.Request.Path.Value ?? "/").TrimEnd('/');
        switch (path)
        {
            case "/healthz" or "/livez" or "/readyz":
                await RequestPipeline.WriteTextAsync(http, 200, http.Request.Query.ContainsKey("verbose") ? $"[+]ping ok\n{path[1..]} check passed\n" : "ok");
                return true;
            case "/openapi/v2":
            case var _ when path.StartsWith("/openapi/v3", StringComparison.Ordinal):
                return await openApi.TryAnswerAsync(http, path);
        }

        if (Document(http, path) is not { } document)
        {
            return false;
        }

        if (http.Request.Method is not ("GET" or "HEAD"))
        {
            throw StatusErrors.MethodNotAllowed();
        }

        var accept = http.Request.Headers.Accept.ToString();
        if (path == "/version")
        {
            ContentNegotiation.CheckRoute(accept, [MediaType.Json]);
            await ResponseWriter.WriteAsync(http, ContentNegotiation.Default, 200, document);
            return true;
        }

        if (IsRoute(path))
        {
            ContentNegotiation.CheckRoute(accept, ContentNegotiation.Bodies);
        }

        var wantsAggregated = path is "/api" or "/apis"
            && MediaType.ParseList(accept).FirstOrDefault(type => type.Parameter("as") is "APIGroupDiscoveryList" || type.Parameters.Count == 0) is { Parameters.Count: > 0 } type
            && type.Parameter("g") == "apidiscovery.k8s.io"
            && type.Parameter("v") is "v2";
        if (wantsAggregated)
        {
            await AnswerAggregatedAsync(http, AggregatedDiscovery.Document(registry.Resources, isCore: path == "/api"));
        }
        else
        {
            await ResponseWriter.WriteAsync(http, ContentNegotiation.Choose(accept, isStream: false, ProtobufSupport.None, hasShapes: false), 200, document);
        }

        return true;
    }

    // The groups of definitions answer for themselves, and so does the list of all groups.
    private bool IsRoute(string path) => path.Split('/') switch
    {
        ["", "api", ..] => true,
        ["", "apis", var group, ..] => registry.Resources.Any(resource => resource.Group == group && !resource.IsCustom),
        _ => false,
    };

    // Clients keep it, and ask whether theirs is still right.
    private static Task AnswerAggregatedAsync(HttpContext http, JsonObject document)
    {
        http.Response.Headers.Vary = "Accept";
        if (EntityTag.IsKept(http, Convert.ToHexString(SHA512.HashData(JsonWriter.WriteUtf8(document)))))
        {
            return Task.CompletedTask;
        }

        return ResponseWriter.WriteAsync(http, ContentNegotiation.Default, 200, document, AggregatedDiscovery.MediaType);
    }

    private JsonObject? Document(HttpContext http, string path) => path.Split('/') switch
    {
        ["", "version"] => Version,
        [""] => JsonValues.Object(("paths", JsonValues.Strings(Paths()))),
        ["", "api"] => JsonValues.Object(
            ("kind", "APIVersions"),
            ("versions", JsonValues.Strings(["v1"])),
            ("serverAddressByClientCIDRs", JsonValues.Array([JsonValues.Object(
                ("clientCIDR", "0.0.0.0/0"), ("serverAddress", http.Request.Host.Value ?? ""))]))),
        ["", "apis"] => JsonValues.Object(
            ("kind", "APIGroupList"), ("apiVersion", "v1"), ("groups", JsonValues.Array(Groups().Select(group => LegacyDiscovery.Group(group, isDocument: false))))),
        ["", "api", var version] => LegacyDiscovery.Resources(registry.Resources, "", version),
        ["", "apis", var name] => Groups().FirstOrDefault(group => group.Key == name) is { } group ? LegacyDiscovery.Group(group, isDocument: true) : null,
        ["", "apis", var name, var version] => LegacyDiscovery.Resources(registry.Resources, name, version),
        _ => null,
    };

    private IEnumerable<IGrouping<string, ApiResource>> Groups() =>
        registry.Resources.Where(resource => resource.Group.Length > 0).GroupBy(resource => resource.Group);

    private IEnumerable<string> Paths() =>
    [
        "/api", "/api/v1", "/apis",
        .. Groups().SelectMany(group => group.Select(resource => $"/apis/{group.Key}/{resource.Version}").Prepend($"/apis/{group.Key}")).Distinct(),
        "/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/readyz", "/version",
    ];
}
