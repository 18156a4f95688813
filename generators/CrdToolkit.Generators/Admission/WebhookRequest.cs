using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Admission;

/// <summary>Reads <c>[MutatingWebhook]</c> and <c>[ValidatingWebhook]</c>.</summary>
internal static class WebhookRequest
{
    // AdmissionOperations, by its bits
    private static readonly string[] OperationNames = ["CREATE", "UPDATE", "DELETE", "CONNECT", "*"];

    /// <summary>The webhook that an attribute declares; null for another attribute.</summary>
    public static AdmissionWebhook? Of(AttributeData attribute)
    {
        var isMutating = attribute.AttributeClass.Is(AttributeNames.MutatingWebhook);
        if (!isMutating && !attribute.AttributeClass.Is(AttributeNames.ValidatingWebhook))
        {
            return null;
        }

        var kind = isMutating ? "Mutating" : "Validating";
        return new(
            kind + "WebhookConfiguration",
            attribute.Property<string>("ConfigurationName") ?? kind.ToLowerInvariant() + "-webhook-configuration",
            Webhook(attribute));
    }

    /// <summary>The operations that an attribute names, as the API server calls them.</summary>
    public static IEnumerable<string> Operations(AttributeData attribute)
    {
        var bits = attribute.Property<int>("Operations");
        return OperationNames.Where((_, position) => (bits & (1 << position)) != 0);
    }

    private static JsonObject Webhook(AttributeData attribute) => new JsonObjectBuilder
    {
        { "admissionReviewVersions", JsonArray.Of(attribute.IsSet("AdmissionReviewVersions") ? attribute.Strings("AdmissionReviewVersions").AsEnumerable() : ["v1"]) },
        { "clientConfig", ClientConfig(attribute) },
        { "failurePolicy", new JsonString(attribute.Property<int>("FailurePolicy") == 1 ? "Ignore" : "Fail") },
        { "matchPolicy", Chosen(attribute, "MatchPolicy", "Equivalent", "Exact") },
        { "name", new JsonString(attribute.Argument<string>(0) ?? "") },
        { "namespaceSelector", Selector(attribute, "NamespaceSelector") },
        { "objectSelector", Selector(attribute, "ObjectSelector") },
        { "reinvocationPolicy", Chosen(attribute, "ReinvocationPolicy", "Never", "IfNeeded") },
        { "rules", JsonArray.Of([(JsonValue)Rule(attribute)]) },
        { "sideEffects", new JsonString(attribute.Property<int>("SideEffects") == 1 ? "NoneOnDryRun" : "None") },
        { "timeoutSeconds", attribute.IsSet("TimeoutSeconds") ? JsonNumber.FromInt64(attribute.Property<int>("TimeoutSeconds")) : null },
    }.ToObject();

    private static JsonObject ClientConfig(AttributeData attribute) => attribute.Property<string>("Url") is { } url
        ? JsonObject.Empty.With("url", new JsonString(url))
        : JsonObject.Empty.With("service", new JsonObjectBuilder
        {
            { "name", new JsonString(attribute.Property("ServiceName", "webhook-service")!) },
            { "namespace", new JsonString(attribute.Property("ServiceNamespace", "system")!) },
            { "path", attribute.Property<string>("Path") is { } path ? new JsonString(path) : null },
            { "port", attribute.IsSet("ServicePort") ? JsonNumber.FromInt64(attribute.Property<int>("ServicePort")) : null },
        }.ToObject());

    private static JsonObject Rule(AttributeData attribute) => new JsonObjectBuilder
    {
        ["apiGroups"] = JsonArray.Of(attribute.Strings("Groups").Select(group => group == "core" ? "" : group)),
        ["apiVersions"] = JsonArray.Of(attribute.Strings("Versions")),
        ["operations"] = JsonArray.Of(Operations(attribute)),
        ["resources"] = JsonArray.Of(attribute.Strings("Resources")),
    }.ToObject();

    private static JsonObject? Selector(AttributeData attribute, string property) =>
        attribute.Property<string>(property) is { } text ? WebhookSelector.Parse(text) : null;

    // An enum whose first member leaves it to the API server.
    private static JsonString? Chosen(AttributeData attribute, string property, params string[] values) =>
        values.ElementAtOrDefault(attribute.Property<int>(property) - 1) is { } value ? new JsonString(value) : null;
}
