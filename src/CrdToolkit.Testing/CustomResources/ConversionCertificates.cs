using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>The authorities that vouch for a conversion webhook (<c>ValidateCABundle</c> of the API server).</summary>
internal static class ConversionCertificates
{
    /// <summary>The bundle of a definition; null for none.</summary>
    /// <param name="spec">The spec of the definition.</param>
    public static JsonString? Bundle(JsonObject spec) =>
        spec.Find("conversion", "webhook", "clientConfig", "caBundle") is JsonString { Value.Length: > 0 } bundle ? bundle : null;

    /// <summary>Why nothing can be verified with the bundle of a definition; null when there is none, or it serves.</summary>
    /// <param name="spec">The spec of the definition.</param>
    public static string? FindProblem(JsonObject spec)
    {
        if (Bundle(spec) is not { } bundle)
        {
            return null;
        }

        var blocks = PemBlocks.Read(bundle.Value).ToList();
        return blocks.Exists(block => block.IsCertificate) ? null
            : blocks.Exists(block => block.Label == PemBlocks.Certificate) ? "failed to parse certificate: x509: malformed certificate"
            : blocks.Count > 0 ? "no valid certificate authority data seen"
            : "unable to parse bytes as PEM block";
    }
}
