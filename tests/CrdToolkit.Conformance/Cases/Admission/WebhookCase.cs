namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>A case with admission webhooks that see nothing but the case's namespace.</summary>
public abstract class WebhookCase(ServerUnderTest server, WebhookServer webhooks) : ConformanceCase(server), IClassFixture<WebhookServer>
{
    private readonly string name = $"case-{Guid.NewGuid().ToString("N")[..10]}";
    private int configurations;

    protected WebhookServer Webhooks => webhooks;

    /// <summary>A response that lets pass.</summary>
    protected static JsonObject Allowed() => new() { ["allowed"] = true };

    /// <summary>A response that refuses.</summary>
    protected static JsonObject Denied(string status = "{}") => new() { ["allowed"] = false, ["status"] = JsonNode.Parse(status) };

    /// <summary>A response that lets pass what a JSON patch changes.</summary>
    protected static JsonObject Patched(string patch) => new()
    {
        ["allowed"] = true,
        ["patchType"] = "JSONPatch",
        ["patch"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(patch)),
    };

    /// <summary>Configures a mutating webhook for config maps of the case's namespace; its members can be replaced.</summary>
    protected Task<string> MutateAsync(Func<JsonObject, JsonObject?> answer, string members = "{}") =>
        ConfigureAsync("MutatingWebhookConfiguration", answer, members);

    /// <summary>Configures a validating webhook for config maps of the case's namespace; its members can be replaced.</summary>
    protected Task<string> ValidateAsync(Func<JsonObject, JsonObject?> answer, string members = "{}") =>
        ConfigureAsync("ValidatingWebhookConfiguration", answer, members);

    private async Task<string> ConfigureAsync(string kind, Func<JsonObject, JsonObject?> answer, string members)
    {
        Assert.SkipWhen(!Server.IsLoopback, "The API server is on another machine, from which webhooks on this one cannot be reached.");
        var path = Webhooks.Add(answer);
        var webhook = JsonNode.Parse($$$"""
            {"name":"hook.{{{name}}}.example","admissionReviewVersions":["v1"],"sideEffects":"None","timeoutSeconds":5,
             "clientConfig":{"url":"https://127.0.0.1:{{{Webhooks.Port}}}{{{path}}}","caBundle":"{{{Webhooks.CaBundle}}}"},
             "namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"{{{Namespace}}}"}},
             "rules":[{"apiGroups":[""],"apiVersions":["v1"],"resources":["configmaps"],"operations":["*"]}]}
            """)!.AsObject();
        foreach (var (member, value) in JsonNode.Parse(members.Replace("PATH", path, StringComparison.Ordinal))!.AsObject())
        {
            webhook[member] = value?.DeepClone();
        }
        // Configurations are called in the order of their names, the webhooks of one in the order in which they are written.
        var configuration = new Resource("admissionregistration.k8s.io", "v1", kind, kind.ToLowerInvariant() + "s", null);
        var created = $"{name}-{configurations++}";
        await CreateAsync(configuration, created, new JsonObject { ["webhooks"] = new JsonArray(Probe(out var isActive), webhook) }.ToJsonString());
        DeleteAfterwards(configuration.PathTo(created));
        var probe = ConfigMaps.New("probe", """{"metadata":{"labels":{"probe":"true"}}}""");
        await Api.UntilAsync(() => Api.PostAsync(ConfigMaps.Path + "?dryRun=All", probe), _ => isActive());
        return webhook["name"]!.GetValue<string>();
    }

    // An API server learns of configurations by a watch: a webhook that is called for the probe alone tells when it has.
    private JsonObject Probe(out Func<bool> isActive)
    {
        var wasCalled = false;
        isActive = () => wasCalled;
        var path = Webhooks.AddProbe(() => wasCalled = true);
        return JsonNode.Parse($$$"""
            {"name":"probe.{{{name}}}.example","admissionReviewVersions":["v1"],"sideEffects":"None",
             "clientConfig":{"url":"https://127.0.0.1:{{{Webhooks.Port}}}{{{path}}}","caBundle":"{{{Webhooks.CaBundle}}}"},
             "namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"{{{Namespace}}}"}},
             "objectSelector":{"matchLabels":{"probe":"true"}},
             "rules":[{"apiGroups":[""],"apiVersions":["v1"],"resources":["configmaps"],"operations":["CREATE"]}]}
            """)!.AsObject();
    }
}
