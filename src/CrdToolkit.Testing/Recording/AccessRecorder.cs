namespace CrdToolkit.Testing.Recording;

/// <summary>Sums up what clients did. Its size depends on how many kinds of requests there are, not on how many requests.</summary>
internal sealed class AccessRecorder
{
    private const int MaximumNames = 20;

    private readonly Lock gate = new();
    private readonly Dictionary<Key, Sum> sums = [];

    /// <summary>What was done, sorted.</summary>
    public IReadOnlyList<AccessUse> Uses
    {
        get
        {
            lock (gate)
            {
                return
                [
                    .. sums.Select(entry => new AccessUse
                    {
                        User = entry.Key.User,
                        UserAgent = entry.Key.UserAgent,
                        Verb = entry.Key.Verb,
                        Group = entry.Key.Group,
                        Resource = entry.Key.Subresource.Length > 0 ? $"{entry.Key.Resource}/{entry.Key.Subresource}" : entry.Key.Resource,
                        Namespace = entry.Key.Namespace,
                        Path = entry.Key.Path,
                        Names = entry.Value.Names is { } names ? [.. names] : [],
                        Count = entry.Value.Count,
                        Forbidden = entry.Value.Forbidden,
                    })
                    .OrderBy(use => use.User, StringComparer.Ordinal)
                    .ThenBy(use => use.Group, StringComparer.Ordinal)
                    .ThenBy(use => use.Resource, StringComparer.Ordinal)
                    .ThenBy(use => use.Path, StringComparer.Ordinal)
                    .ThenBy(use => use.Namespace, StringComparer.Ordinal)
                    .ThenBy(use => use.Verb, StringComparer.Ordinal)
                    .ThenBy(use => use.UserAgent, StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <summary>Counts a request that has come.</summary>
    public void Count(RequestInfo request)
    {
        lock (gate)
        {
            var key = KeyOf(request);
            if (!sums.TryGetValue(key, out var sum))
            {
                sums.Add(key, sum = new Sum());
            }

            sum.Count++;
            if (request.Name.Length == 0 || sum.Names?.Count >= MaximumNames && !sum.Names.Contains(request.Name))
            {
                sum.Names = null;
            }

            sum.Names?.Add(request.Name);
        }
    }

    /// <summary>Counts a request that was refused for want of a role.</summary>
    public void CountForbidden(RequestInfo request)
    {
        lock (gate)
        {
            if (sums.TryGetValue(KeyOf(request), out var sum))
            {
                sum.Forbidden++;
            }
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (gate)
        {
            sums.Clear();
        }
    }

    private static Key KeyOf(RequestInfo request) => new(
        request.User,
        request.UserAgent,
        request.Verb,
        request.Group,
        request.Resource,
        request.Subresource,
        request.Namespace,
        request.IsResourceRequest ? "" : request.Path);

    private readonly record struct Key(
        string User, string UserAgent, string Verb, string Group, string Resource, string Subresource, string Namespace, string Path);

    private sealed class Sum
    {
        public long Count { get; set; }

        public long Forbidden { get; set; }

        // null once a request named none, or there were too many
        public SortedSet<string>? Names { get; set; } = new(StringComparer.Ordinal);
    }
}
