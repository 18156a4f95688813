using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Admission;

/// <summary>A webhook as it stands in a configuration of admissionregistration.k8s.io/v1, with the configuration that it stands in.</summary>
/// <param name="Kind">The kind of the configuration: <c>MutatingWebhookConfiguration</c> or <c>ValidatingWebhookConfiguration</c>.</param>
/// <param name="Configuration">The name of the configuration.</param>
/// <param name="Webhook">The entry in its <c>webhooks</c>.</param>
public sealed record AdmissionWebhook(string Kind, string Configuration, JsonObject Webhook)
{
    /// <summary>The name of the webhook.</summary>
    public string Name => Webhook.FindText("name") ?? "";
}
