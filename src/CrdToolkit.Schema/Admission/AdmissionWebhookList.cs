using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Admission;

/// <summary>How an assembly carries the webhooks that it declares: a JSON list.</summary>
public static class AdmissionWebhookList
{
    /// <summary>The text; the same webhooks always give the same one.</summary>
    public static string Write(IEnumerable<AdmissionWebhook> webhooks) => JsonWriter.Write(JsonArray.Of(webhooks.Select(webhook => (JsonValue)new JsonObjectBuilder
    {
        ["configuration"] = new JsonString(webhook.Configuration),
        ["kind"] = new JsonString(webhook.Kind),
        ["webhook"] = webhook.Webhook,
    }.ToObject())));

    /// <summary>The webhooks of a text that <see cref="Write"/> gave.</summary>
    /// <exception cref="JsonSyntaxException">The text is no JSON.</exception>
    /// <exception cref="InvalidCastException">It is not a list of webhooks.</exception>
    public static IReadOnlyList<AdmissionWebhook> Read(string json) =>
    [
        .. ((JsonArray)JsonReader.Parse(json)).Items.Cast<JsonObject>().Select(webhook => new AdmissionWebhook(
            webhook.FindText("kind") ?? "",
            webhook.FindText("configuration") ?? "",
            webhook["webhook"] as JsonObject ?? JsonObject.Empty)),
    ];
}
