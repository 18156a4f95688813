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
        headers.AddRange(Texts(user["as-groups"]).Select(group => KeyValuePair.Create("Impersonate-Group", group)));
        foreach (var (key, values) in user["as-user-extra"]?.Fields ?? new())
        {
            // Header names allow less than keys do, and lose case on the way: the server takes keys in lower case.
            var header = $"Impersonate-Extra-{Uri.EscapeDataString(key.ToLowerInvariant())}";
            headers.AddRange(Texts(values).Select(value => KeyValuePair.Create(header, value)));
        }

        return headers.Count == 0 ? null
            : name is null ? throw user.Wrong("it has a uid, groups or extra of another user, and no as, which names that user")
            : new Impersonation(name, headers);
    }

    private static IEnumerable<string> Texts(KubeconfigNode? list) => list?.Items.Select(item => item.Scalar ?? throw item.Wrong("it must be a text")) ?? [];
}
