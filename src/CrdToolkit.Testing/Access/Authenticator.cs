using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.ServiceAccounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CrdToolkit.Testing.Access;

/// <summary>Finds out who sends a request: by a token or a client certificate that this server has made.</summary>
/// <param name="accounts">Knows the tokens of service accounts.</param>
internal sealed class Authenticator(ServiceAccountTokens accounts)
{
    private const string Scheme = "Bearer ";
    private const string OrganizationAttribute = "2.5.4.10";
    private const string CommonNameAttribute = "2.5.4.3";

    private readonly ConcurrentDictionary<string, UserInfo> tokens = new(StringComparer.Ordinal);

    /// <summary>Makes a token for a user.</summary>
    public string IssueToken(UserInfo user, string? token = null)
    {
        // As random as a key, and from the operating system: a server without TLS needs no OpenSSL, which takes more memory than all it stores.
        token ??= $"{Guid.NewGuid():N}{Guid.NewGuid():N}";
        tokens[token] = user;
        return token;
    }

    /// <summary>The user of a token; null when it is not known.</summary>
    public UserInfo? Find(string token) => tokens.GetValueOrDefault(token) ?? accounts.FindUser(token);

    /// <summary>The sender of a request.</summary>
    /// <exception cref="StatusException">401: the token is not known.</exception>
    public UserInfo Authenticate(HttpContext http)
    {
        if (http.Features.Get<ITlsConnectionFeature>()?.ClientCertificate is { } certificate)
        {
            return UserOf(certificate);
        }

        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? Find(header[Scheme.Length..].Trim()) ?? throw StatusErrors.Unauthorized()
            : UserInfo.Anonymous;
    }

    // The common name is the user, the organizations are the groups.
    private static UserInfo UserOf(X509Certificate2 certificate)
    {
        var parts = certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .Select(part => (Type: part.GetSingleElementType().Value, Value: part.GetSingleElementValue() ?? ""))
            .ToList();
        return UserInfo.Of(
            parts.FirstOrDefault(part => part.Type == CommonNameAttribute).Value ?? "",
            parts.Where(part => part.Type == OrganizationAttribute).Select(part => part.Value));
    }
}
