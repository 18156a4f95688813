namespace CrdToolkit.Testing.Webhooks;

/// <summary>Where a webhook is, as configurations say it (WebhookClientConfig).</summary>
/// <param name="Url">Its address; null when a service answers.</param>
/// <param name="ServiceNamespace">The namespace of the service.</param>
/// <param name="ServiceName">The name of the service.</param>
/// <param name="Path">The path at the service.</param>
/// <param name="Port">The port of the service.</param>
/// <param name="CaBundle">The certificates that its own must be signed by, PEM in base64; null for those that the system trusts.</param>
internal sealed record WebhookTarget(string? Url, string ServiceNamespace, string ServiceName, string Path, int Port, string? CaBundle);
