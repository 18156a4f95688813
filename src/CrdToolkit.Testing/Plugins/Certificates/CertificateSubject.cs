using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CrdToolkit.Testing.Plugins.Certificates;

/// <summary>For whom a certificate is asked.</summary>
internal static class CertificateSubject
{
    private const string Organization = "2.5.4.10";
    private const CertificateRequestLoadOptions AnyContent =
        CertificateRequestLoadOptions.SkipSignatureValidation | CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions;

    /// <summary>The organizations of the subject, which Kubernetes takes for groups; none where the request cannot be read.</summary>
    /// <param name="request">The request in PEM, in base64.</param>
    public static IReadOnlyList<string> OrganizationsOf(string request)
    {
        try
        {
            var pem = Encoding.ASCII.GetString(Convert.FromBase64String(request));
            // The algorithm is one for signing, which nobody does with it.
            var subject = CertificateRequest.LoadSigningRequestPem(pem, HashAlgorithmName.SHA256, AnyContent).SubjectName;
            return [.. subject.EnumerateRelativeDistinguishedNames().SelectMany(name => Organizations(name.RawData))];
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException or AsnContentException)
        {
            return [];
        }
    }

    // A name may have several attributes.
    private static List<string> Organizations(ReadOnlyMemory<byte> name)
    {
        var found = new List<string>();
        var attributes = new AsnReader(name, AsnEncodingRules.DER).ReadSetOf();
        while (attributes.HasData)
        {
            var attribute = attributes.ReadSequence();
            if (attribute.ReadObjectIdentifier() == Organization)
            {
                found.Add(attribute.ReadCharacterString((UniversalTagNumber)attribute.PeekTag().TagValue));
            }
        }

        return found;
    }
}
