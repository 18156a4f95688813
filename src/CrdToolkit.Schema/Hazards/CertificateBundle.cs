namespace CrdToolkit.Schema.Hazards;

/// <summary>Looks for certificates in what a webhook's <c>caBundle</c> holds.</summary>
internal static class CertificateBundle
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    // A certificate is a sequence of ASN.1.
    private const byte Sequence = 0x30;

    /// <summary>Whether a text is PEM with a certificate, encoded as base64.</summary>
    public static bool HasCertificate(string base64)
    {
        if (Decode(base64) is not { } bytes)
        {
            return false;
        }

        var pem = System.Text.Encoding.UTF8.GetString(bytes);
        var begin = pem.IndexOf(Begin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : pem.IndexOf(End, begin, StringComparison.Ordinal);
        return end > 0 && Decode(pem.Substring(begin + Begin.Length, end - begin - Begin.Length)) is [Sequence, ..];
    }

    private static byte[]? Decode(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
