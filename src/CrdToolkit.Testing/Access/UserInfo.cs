using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Access;

/// <summary>Who sent a request (user.Info of the API server).</summary>
/// <param name="Name">The name.</param>
/// <param name="Groups">The groups.</param>
internal sealed record UserInfo(string Name, IReadOnlyList<string> Groups)
{
    /// <summary>The group of users that may do everything.</summary>
    public const string Masters = "system:masters";

    /// <summary>The group of everyone who is known.</summary>
    public const string Authenticated = "system:authenticated";

    /// <summary>The group of everyone who is not.</summary>
    public const string Unauthenticated = "system:unauthenticated";

    private const string AnonymousName = "system:anonymous";
    private const string ServiceAccountPrefix = "system:serviceaccount:";

    /// <summary>Whoever says nothing.</summary>
    public static UserInfo Anonymous { get; } = new(AnonymousName, [Unauthenticated]);

    /// <summary>The uid; empty for none.</summary>
    public string Uid { get; init; } = "";

    /// <summary>What else is known.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Extra { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Namespace and name of the service account; null when it is none.</summary>
    public (string Namespace, string Name)? ServiceAccount => SplitServiceAccount(Name);

    /// <summary>A user in the groups that a name implies and those that are given.</summary>
    public static UserInfo Of(string name, IEnumerable<string> groups)
    {
        if (name == AnonymousName)
        {
            return Anonymous;
        }

        IEnumerable<string> implied = SplitServiceAccount(name) is { } account
            ? ["system:serviceaccounts", $"system:serviceaccounts:{account.Namespace}"]
            : [];
        return new UserInfo(name, [.. implied.Concat(groups).Append(Authenticated).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The name of a service account as a user.</summary>
    public static string ServiceAccountName(string @namespace, string name) => $"{ServiceAccountPrefix}{@namespace}:{name}";

    /// <summary>The user as reviews show it.</summary>
    public JsonObject ToJson() => JsonValues.Object(
        ("username", Name),
        ("uid", JsonValues.TextOrNothing(Uid)),
        ("groups", JsonValues.Strings(Groups)),
        ("extra", Extra.Count == 0 ? null : JsonValues.Object(Extra.Select(entry => (entry.Key, (JsonValue?)JsonValues.Strings(entry.Value))))));

    private static (string Namespace, string Name)? SplitServiceAccount(string name) =>
        name.StartsWith(ServiceAccountPrefix, StringComparison.Ordinal) && name[ServiceAccountPrefix.Length..].Split(':') is [var ns, var account]
            ? (ns, account)
            : null;
}
