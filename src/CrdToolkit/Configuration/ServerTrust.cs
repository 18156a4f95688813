using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using k8s;

namespace CrdToolkit;

/// <summary>
/// Whom a connection trusts. The client's own check looks for the authority only: with one given, it takes a certificate of any name, so that whoever
/// holds one of the same authority could answer in place of the API server. Told of the authority here, .NET checks both.
/// </summary>
internal static class ServerTrust
{
    private const X509ChainStatusFlags Unfinished = X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot;

    /// <summary>Trusts servers that have a certificate of these authorities, for the name that is connected to.</summary>
    public static void Trust(this KubernetesClientConfiguration configuration, X509Certificate2Collection authorities)
    {
        configuration.SslCaCerts = authorities;
        configuration.FirstMessageHandlerSetup += handler => handler.SslOptions.CertificateChainPolicy = PolicyOf(authorities);
    }

    /// <summary>How a certificate is judged that must be of these authorities.</summary>
    public static X509ChainPolicy PolicyOf(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    /// <summary>
    /// What .NET found of a certificate, or else whether all that it misses is the authority above those that were given: Kubernetes trusts each of
    /// them, also one that is certified by another.
    /// </summary>
    public static bool IsTrusted(X509Certificate2Collection authorities, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
        || (errors == SslPolicyErrors.RemoteCertificateChainErrors
            && chain is { ChainElements: [.., var last] }
            && Array.TrueForAll(chain.ChainStatus, status => (status.Status & ~Unfinished) == 0)
            && authorities.Contains(last.Certificate));
}
