using System.Security.Cryptography;
using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.ServiceAccounts;

/// <summary>Makes and reads the tokens of service accounts: JSON web tokens, signed with a key that is gone with the server.</summary>
/// <param name="clock">What time it is.</param>
internal sealed class ServiceAccountTokens(TimeProvider clock)
{
    /// <summary>Whom tokens are for that say nothing else.</summary>
    public const string Audience = "https://kubernetes.default.svc.cluster.local";

    private static readonly string Header = Encode(Encoding.UTF8.GetBytes("""{"alg":"HS256","typ":"JWT"}"""));
    private readonly Lazy<byte[]> key = new(() => RandomNumberGenerator.GetBytes(32));

    /// <summary>A token of an account.</summary>
    public string Create(string @namespace, string name, string uid, JsonArray audiences, DateTimeOffset expires)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = JsonValues.Object(
            ("aud", audiences),
            ("exp", expires.ToUnixTimeSeconds()),
            ("iat", now),
            ("iss", Audience),
            ("jti", Guid.NewGuid().ToString()),
            ("kubernetes.io", JsonValues.Object(
                ("namespace", @namespace), ("serviceaccount", JsonValues.Object(("name", name), ("uid", uid))))),
            ("nbf", now),
            ("sub", $"system:serviceaccount:{@namespace}:{name}"));
        var signed = $"{Header}.{Encode(Encoding.UTF8.GetBytes(JsonWriter.Write(claims)))}";
        return $"{signed}.{Encode(HMACSHA256.HashData(key.Value, Encoding.ASCII.GetBytes(signed)))}";
    }

    private JsonObject? Read(string token)
    {
        var end = token.LastIndexOf('.');
        if (end < 0 || token.Split('.') is not [_, var claims, var signature])
        {
            return null;
        }

        var expected = Encode(HMACSHA256.HashData(key.Value, Encoding.ASCII.GetBytes(token[..end])));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(signature)))
        {
            return null;
        }

        var padded = claims.Replace('-', '+').Replace('_', '/').PadRight((claims.Length + 3) / 4 * 4, '=');
        var read = (JsonObject)JsonReader.Parse(Convert.FromBase64String(padded));
        return read.Number("exp") > clock.GetUtcNow().ToUnixTimeSeconds() ? read : null;
    }

    /// <summary>The user of a token; null when it is not one of this server, or its time is up.</summary>
    public UserInfo? FindUser(string token) => Read(token) is { } claims
        ? UserInfo.Of(claims.Text("sub"), []) with { Uid = claims.Child("kubernetes.io").Child("serviceaccount").Text("uid") }
        : null;

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
