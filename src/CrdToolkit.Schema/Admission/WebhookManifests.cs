using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Admission;

/// <summary>Makes the configurations of webhooks: one for each kind and name, in that order, its webhooks in the order of their names.</summary>
public static class WebhookManifests
{
    /// <summary>The documents, as they are applied to a cluster.</summary>
    public static IReadOnlyList<JsonObject> Of(IEnumerable<AdmissionWebhook> webhooks) =>
    [
        .. webhooks
            .GroupBy(webhook => (webhook.Kind, webhook.Configuration))
            .OrderBy(configuration => configuration.Key.Kind, StringComparer.Ordinal)
            .ThenBy(configuration => configuration.Key.Configuration, StringComparer.Ordinal)
            .Select(configuration => new JsonObjectBuilder
            {
                ["apiVersion"] = new JsonString("admissionregistration.k8s.io/v1"),
                ["kind"] = new JsonString(configuration.Key.Kind),
                ["metadata"] = JsonObject.Empty.With("name", new JsonString(configuration.Key.Configuration)),
                ["webhooks"] = JsonArray.Of(configuration.OrderBy(webhook => webhook.Name, StringComparer.Ordinal).Select(webhook => (JsonValue)webhook.Webhook)),
            }.ToObject()),
    ];
}
