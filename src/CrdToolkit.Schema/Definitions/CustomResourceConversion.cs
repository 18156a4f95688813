using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Schema.Definitions;

/// <summary><c>spec.conversion</c> of a CustomResourceDefinition.</summary>
public sealed record CustomResourceConversion
{
    /// <summary><c>strategy</c>: <c>None</c> or <c>Webhook</c>.</summary>
    public required string Strategy { get; init; }

    /// <summary><c>webhook.clientConfig.url</c>.</summary>
    public string? Url { get; init; }

    /// <summary><c>webhook.clientConfig.service</c>.</summary>
    public ServiceReference? Service { get; init; }

    /// <summary><c>webhook.clientConfig.caBundle</c>, base64.</summary>
    public string? CaBundle { get; init; }

    /// <summary>Whether <c>webhook</c> is there at all.</summary>
    public bool HasWebhook { get; init; }

    /// <summary>Whether <c>webhook.clientConfig</c> is there at all.</summary>
    public bool HasClientConfig { get; init; }

    /// <summary><c>webhook.conversionReviewVersions</c>.</summary>
    public EquatableArray<string> ConversionReviewVersions { get; init; }
}
