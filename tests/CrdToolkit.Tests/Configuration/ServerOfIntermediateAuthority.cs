using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CrdToolkit.Tests.Configuration;

/// <summary>Answers one client over TLS; its certificate is of an authority that is itself certified by another, which nobody has.</summary>
internal sealed class ServerOfIntermediateAuthority : IAsyncDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset To = From.AddYears(100);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate;
    private readonly Task serving;

    public ServerOfIntermediateAuthority(string name)
    {
        using var root = Issue("CN=root", null, isAuthority: true);
        using var intermediate = Issue("CN=intermediate", root, isAuthority: true);
        Authority = intermediate.ExportCertificatePem();
        using var own = Issue($"CN={name}", intermediate, isAuthority: false, name);
        // Windows takes no key that is in memory only.
        certificate = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>The certificate of the authority in the middle, as PEM.</summary>
    public string Authority { get; }

    public string Address => $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        certificate.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsServerAsync(certificate);
            await stream.ReadAtLeastAsync(new byte[4096], 1);
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"));
            await stream.ShutdownAsync();
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            // A client that does not trust hangs up.
        }
    }

    private static X509Certificate2 Issue(string subject, X509Certificate2? issuer, bool isAuthority, string? name = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        if (name is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(name);
            request.CertificateExtensions.Add(names.Build());
        }

        if (issuer is null)
            return request.CreateSelfSigned(From, To);
        using var certificate = request.Create(issuer, From, To, RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }
}
