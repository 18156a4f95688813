namespace CrdToolkit;

/// <summary>As whom a user acts: <c>as</c>, <c>as-uid</c>, <c>as-groups</c> and <c>as-user-extra</c> of a kubeconfig.</summary>
/// <param name="User">The name of the user.</param>
/// <param name="Headers">All of it, as the server reads it.</param>
internal sealed record Impersonation(string User, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>What a user of a kubeconfig says; null when it acts as itself.</summary>
    /// <exception cref="KubeconfigException">Something of another user is given, and no name.</exception>
    public static Impersonation? Read(KubeconfigNode user)
    {
        var headers = new List<KeyValuePair<string, string>>();
        var name = user.Text("as");
        if (name is not null)
            headers.Add(new("Impersonate-User", name));
        if (user.Text("as-uid") is { } uid)
            headers.Add(new("Impersonate-Uid", uid));
        if (Single(user["as-groups"]) is { } group)
            headers.Add(new("Impersonate-Group", group));
        foreach (var (key, values) in user["as-user-extra"]?.Fields ?? new())
        {
            // Header names allow less than keys do, and lose case on the way: the server takes keys in lower case.
            if (Single(values) is { } value)
                headers.Add(new($"Impersonate-Extra-{Uri.EscapeDataString(key.ToLowerInvariant())}", value));
        }

        return headers.Count == 0 ? null
            : name is null ? throw user.Wrong("it has a uid, groups or extra of another user, and no as, which names that user")
            : new Impersonation(name, headers);
    }

    // .NET writes all values of a header in one line with commas between them, which the server would take for one group of that name.
    private static string? Single(KubeconfigNode? list) => list?.Items switch
    {
        null or [] => null,
        [var item] => item.Scalar ?? throw item.Wrong("it must be a text"),
        _ => throw list.Wrong("it has several values, which the HTTP client of .NET would send as one; give one, or use credentials of that user"),
    };
}
