using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CrdToolkit.Testing.Objects;

/// <summary>The blocks of a PEM text.</summary>
internal static class PemBlocks
{
    /// <summary>The label of a certificate.</summary>
    public const string Certificate = "CERTIFICATE";

    /// <summary>The label of each block, and whether there is a certificate in it.</summary>
    /// <param name="base64">The text, as bytes in JSON are written.</param>
    public static IEnumerable<(string Label, bool IsCertificate)> Read(string base64)
    {
        var text = Encoding.Latin1.GetString(Convert.FromBase64String(base64));
        while (PemEncoding.TryFind(text, out var block))
        {
            var label = text[block.Label];
            yield return (label, label == Certificate && IsCertificate(Convert.FromBase64String(text[block.Base64Data])));
            text = text[block.Location.End..];
        }
    }

    private static bool IsCertificate(byte[] data)
    {
        try
        {
            X509CertificateLoader.LoadCertificate(data).Dispose();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
