using System.Security.Cryptography.X509Certificates;
using System.Text;
using CrdToolkit.Schema.Yaml;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Access;

/// <summary>Writes kubeconfig files.</summary>
internal static class Kubeconfig
{
    private const string Name = "local";

    /// <summary>The text of a kubeconfig with which one user reaches one server.</summary>
    public static string Write(Uri server, ServerUser user, X509Certificate2? authority) => YamlWriter.Write(JsonValues.Object(
        ("apiVersion", "v1"),
        ("kind", "Config"),
        ("clusters", JsonValues.Array([JsonValues.Object(("name", Name), ("cluster", JsonValues.Object(
            ("server", server.ToString().TrimEnd('/')),
            ("certificate-authority-data", JsonValues.TextOrNothing(authority is null ? "" : Encoded(authority.ExportCertificatePem()))))))])),
        ("users", JsonValues.Array([JsonValues.Object(("name", user.Name), ("user", user.Certificate is { } certificate
            ? JsonValues.Object(
                ("client-certificate-data", Encoded(certificate.ExportCertificatePem())),
                ("client-key-data", Encoded(certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem())))
            : JsonValues.Object(("token", user.Token))))])),
        ("contexts", JsonValues.Array([JsonValues.Object(("name", Name), ("context", JsonValues.Object(
            ("cluster", Name), ("user", user.Name), ("namespace", "default"))))])),
        ("current-context", Name)));

    private static string Encoded(string pem) => Convert.ToBase64String(Encoding.ASCII.GetBytes(pem));
}
