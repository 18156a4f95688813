using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CrdToolkit.Schema.Json;

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

        var rest = Encoding.UTF8.GetString(Convert.FromBase64String(bundle.Value)).AsSpan();
        string? problem = null;
        var isPem = false;
        while (PemEncoding.TryFind(rest, out var block))
        {
            isPem = true;
            if (rest[block.Label] is "CERTIFICATE")
            {
                try
                {
                    using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(rest[block.Base64Data].ToString()));
                    return null;
                }
                catch (CryptographicException)
                {
                    problem ??= "failed to parse certificate: x509: malformed certificate";
                }
            }

            rest = rest[block.Location.End..];
        }

        return problem ?? (isPem ? "no valid certificate authority data seen" : "unable to parse bytes as PEM block");
    }
}
