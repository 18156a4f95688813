using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Requests;
using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Testing.Access;

/// <summary>Lets users act as others, as the <c>Impersonate-</c> headers say and the roles allow.</summary>
/// <param name="authorizer">Decides who may.</param>
internal sealed class Impersonation(IAuthorizer authorizer)
{
    private const string Prefix = "Impersonate-";
    private const string UserHeader = "Impersonate-User";
    private const string GroupHeader = "Impersonate-Group";
    private const string UidHeader = "Impersonate-Uid";
    private const string ExtraPrefix = "Impersonate-Extra-";
    private const string AuthenticationGroup = "authentication.k8s.io";

    /// <summary>Whom a request is to be treated as from.</summary>
    /// <exception cref="StatusException">400: the headers make no sense; 403: the sender may not.</exception>
    public UserInfo Apply(UserInfo sender, RequestInfo request, IHeaderDictionary headers)
    {
        if (!IsAsked(headers))
        {
            return sender;
        }

        var name = headers[UserHeader].ToString();
        List<string> groups = [.. headers[GroupHeader].OfType<string>()];
        var uid = headers[UidHeader].ToString();
        var extra = headers
            .Where(header => header.Key.StartsWith(ExtraPrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(
                header => Uri.UnescapeDataString(header.Key[ExtraPrefix.Length..]).ToLowerInvariant(),
                header => (IReadOnlyList<string>)[.. header.Value.OfType<string>()]);
        if (name.Length == 0)
        {
            return groups.Count == 0 && uid.Length == 0 && extra.Count == 0
                ? sender
                : throw StatusErrors.BadRequest($"requested {GoValue(uid, groups, extra)} without impersonating a user name");
        }

        var target = Target(name, groups);
        RequireUser(sender, request, target);
        foreach (var group in groups)
        {
            Require(sender, "", "groups", "", group);
        }

        foreach (var (key, value) in extra.SelectMany(entry => entry.Value.Select(value => (entry.Key, value))))
        {
            Require(sender, AuthenticationGroup, "userextras", key, value);
        }

        if (uid.Length > 0)
        {
            Require(sender, AuthenticationGroup, "uids", "", uid);
        }

        return target with { Uid = uid, Extra = extra };
    }

    // Groups that are named replace those that the name implies, but for the one that says whether anybody knows the user.
    private static UserInfo Target(string name, List<string> groups)
    {
        if (groups.Count == 0)
        {
            return UserInfo.Of(name, groups);
        }

        var isAnonymous = name == UserInfo.Anonymous.Name;
        var isSaid = groups.Contains(UserInfo.Unauthenticated) || (!isAnonymous && groups.Contains(UserInfo.Authenticated));
        return new UserInfo(name, isSaid ? groups : [.. groups, isAnonymous ? UserInfo.Unauthenticated : UserInfo.Authenticated]);
    }

    // As Go's %#v writes a user.DefaultInfo.
    private static string GoValue(string uid, List<string> groups, Dictionary<string, IReadOnlyList<string>> extra) =>
        $"&user.DefaultInfo{{Name:\"\", UID:{GoText.Quote(uid)}, Groups:{GoTexts(groups)}, Extra:map[string][]string{(extra.Count == 0 ? "(nil)" : GoMap(extra))}}}";

    private static string GoMap(Dictionary<string, IReadOnlyList<string>> extra) => $"{{{string.Join(
        ", ",
        extra.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{GoText.Quote(entry.Key)}:{GoTexts(entry.Value)}"))}}}";

    private static string GoTexts(IReadOnlyList<string> texts) =>
        texts.Count == 0 ? "[]string(nil)" : $"[]string{{{string.Join(", ", texts.Select(GoText.Quote))}}}";

    // Most requests have none of the headers, and should not pay for those that do.
    private static bool IsAsked(IHeaderDictionary headers)
    {
        foreach (var header in headers)
        {
            if (header.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private void RequireUser(UserInfo sender, RequestInfo request, UserInfo target)
    {
        var account = target.ServiceAccount;
        var asked = account is { } parts
            ? Attributes("", "serviceaccounts", "", parts.Name) with { Namespace = parts.Namespace }
            : Attributes("", "users", "", target.Name);
        if (!authorizer.Authorize(sender, asked).IsAllowed)
        {
            // Since 1.36 the refusal is that of constrained impersonation, which is asked for the request itself.
            var mode = account is null ? "user-info" : "serviceaccount";
            throw Forbidden.Error(sender, request with { Verb = $"impersonate-on:{mode}:{request.Verb}" }, "");
        }
    }

    private void Require(UserInfo sender, string group, string resource, string subresource, string name)
    {
        var asked = Attributes(group, resource, subresource, name);
        if (authorizer.Authorize(sender, asked) is { IsAllowed: false } decision)
        {
            throw Forbidden.Error(sender, asked, decision.Reason);
        }
    }

    private static RequestInfo Attributes(string group, string resource, string subresource, string name) => new()
    {
        Method = "",
        Path = "",
        Verb = "impersonate",
        IsResourceRequest = true,
        Group = group,
        Resource = resource,
        Subresource = subresource,
        Name = name,
    };
}
