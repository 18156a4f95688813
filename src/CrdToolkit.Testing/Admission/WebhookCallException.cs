namespace CrdToolkit.Testing.Admission;

/// <summary>A webhook could not be asked, or its answer makes no sense; the failure policy decides what comes of it.</summary>
internal sealed class WebhookCallException(string message) : Exception(message);
