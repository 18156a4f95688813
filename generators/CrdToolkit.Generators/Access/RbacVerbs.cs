namespace CrdToolkit.Generators.Access;

/// <summary>The verbs of Kubernetes' authorization.</summary>
internal static class RbacVerbs
{
    private static readonly string[] OfResources = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

    // Of roles, certificate signing requests and signers, and what admission asks about.
    private static readonly string[] OfCertainResources = ["bind", "escalate", "approve", "sign", "attest", "use"];

    private static readonly string[] OfUrls = ["get", "head", "options", "post", "put", "patch", "delete"];

    /// <summary>What to write instead of a verb that there is not; null for one that there is.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="ofUrl">Whether it is one of a rule for URLs, whose verbs are the methods of HTTP in lower case.</param>
    public static string? Advice(string verb, bool ofUrl)
    {
        var known = ofUrl ? OfUrls : OfResources;
        // impersonate, impersonate:user-info, impersonate-on:user-info:list…
        if (verb == "*" || known.Contains(verb) || (!ofUrl && (OfCertainResources.Contains(verb) || verb.StartsWith("impersonate", StringComparison.Ordinal))))
        {
            return null;
        }

        var lower = verb.ToLowerInvariant();
        if (known.Contains(lower))
        {
            return $"write '{lower}'";
        }

        return lower switch
        {
            _ when ofUrl => $"they are {string.Join(", ", known)}",
            "post" or "apply" => "write 'create' and, for an apply, 'patch'",
            "put" => "write 'update'",
            "read" => "write 'get', 'list' and 'watch'",
            "write" => "write 'create', 'update' and 'patch'",
            "connect" or "exec" => "write 'get' and 'create' of the subresource, such as pods/exec",
            _ => $"they are {string.Join(", ", known)}",
        };
    }
}
