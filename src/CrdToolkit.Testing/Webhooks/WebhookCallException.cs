namespace CrdToolkit.Testing.Webhooks;

/// <summary>A webhook could not be asked, or did not answer as it should.</summary>
/// <param name="message">Why, in the words of the API server's client where they are known.</param>
internal sealed class WebhookCallException(string message) : Exception(message);
