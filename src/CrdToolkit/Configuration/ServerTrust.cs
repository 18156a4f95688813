using System.Security.Cryptography.X509Certificates;
using k8s;

namespace CrdToolkit;

/// <summary>
/// Whom a connection trusts. The client's own check looks for the authority only: with one given, it takes a certificate of any name, so that whoever
/// holds one of the same authority could answer in place of the API server. Told of the authority here, .NET checks both.
/// </summary>
internal static class ServerTrust
{
    /// <summary>Trusts servers that have a certificate of these authorities, for the name that is connected to.</summary>
    public static void Trust(this KubernetesClientConfiguration configuration, X509Certificate2Collection authorities)
    {
        configuration.SslCaCerts = authorities;
        configuration.FirstMessageHandlerSetup += handler =>
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(authorities);
            handler.SslOptions.CertificateChainPolicy = policy;
        };
    }
}
