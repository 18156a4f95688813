using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using k8s.Authentication;

namespace CrdToolkit;

/// <summary>The credentials of a plugin, run again when they have expired or the server has refused them.</summary>
internal sealed class ExecCredentials(ExecPlugin plugin, TimeProvider time) : ITokenProvider, IRenewableToken
{
    // A request is under way for a while before the server looks at its token.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private ExecCredential? current;
    private X509Certificate2? certificate;

    // Running a program takes long; the caller's thread is not held up by it.
    public Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref current) is { } known && IsGood(known) ? Task.FromResult(HeaderOf(known)) : Task.Run(() => HeaderOf(Get()), cancellationToken);

    /// <summary>Whether what the plugin gave last shows when a connection is made, and not with each request.</summary>
    public bool HasGivenCertificate => Volatile.Read(ref certificate) is not null;

    /// <summary>The client certificate for a new connection; null where the plugin gives a token.</summary>
    public X509Certificate2? ClientCertificate()
    {
        lock (gate)
        {
            var credential = Get();
            if (credential.Certificate is null)
                return null;
            return certificate ??= X509Certificate2.CreateFromPem(credential.Certificate, credential.Key);
        }
    }

    public void Reject()
    {
        lock (gate)
            current = null;
    }

    private ExecCredential Get()
    {
        lock (gate)
        {
            if (current is null || !IsGood(current))
            {
                current = ExecPluginRunner.Run(plugin);
                certificate = null;
            }

            return current;
        }
    }

    private bool IsGood(ExecCredential credential) => credential.Expires is not { } expires || expires - Margin > time.GetUtcNow();

    // The client leaves the header out where there is no token.
    private static AuthenticationHeaderValue HeaderOf(ExecCredential credential) =>
        credential.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null!;
}
