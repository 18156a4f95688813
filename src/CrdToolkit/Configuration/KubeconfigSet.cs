namespace CrdToolkit;

/// <summary>The kubeconfig files that count together: the first that has an entry, or sets a value, wins.</summary>
internal sealed class KubeconfigSet(IReadOnlyList<KubeconfigNode> roots, IReadOnlyList<string> files)
{
    /// <summary>Reads the files. Of several those that do not exist are left out, as kubectl does.</summary>
    /// <exception cref="KubeconfigException">A file cannot be read, or there is none of them.</exception>
    public static KubeconfigSet Load(IReadOnlyList<string> files)
    {
        var present = files.Where(File.Exists).ToList();
        return present.Count > 0
            ? new KubeconfigSet([.. present.Select(KubeconfigParser.ReadFile)], files)
            : throw new KubeconfigException(files.Count > 1 ? $"None of the kubeconfig files exists: {string.Join(", ", files)}." : $"There is no kubeconfig {string.Join(", ", files)}.");
    }

    /// <summary>The files, for messages.</summary>
    public string Names { get; } = string.Join(", ", files);

    /// <summary>What the files say now.</summary>
    /// <exception cref="KubeconfigException">A file cannot be read, or there is none of them.</exception>
    public KubeconfigSet Reload() => Load(files);

    public string? CurrentContext => roots.Select(root => root.Text("current-context")).FirstOrDefault(context => context is not null);

    /// <summary>An entry: the value of <paramref name="field"/> in the item of that name.</summary>
    /// <param name="list"><c>clusters</c>, <c>users</c> or <c>contexts</c>.</param>
    /// <param name="field">The field of an item that holds what is wanted.</param>
    /// <param name="name">The name of the item.</param>
    /// <param name="wantedBy">What names it, for the message when there is none.</param>
    public KubeconfigNode Find(string list, string field, string name, string wantedBy)
    {
        var items = roots.SelectMany(root => root[list]?.Items ?? []).ToList();
        var item = items.Find(item => item.Text("name") == name) ?? throw new KubeconfigException(
            $"{Names}: there is no {field} \"{name}\", which {wantedBy} names. {Present(field, items)}");
        return item[field] ?? throw item.Wrong($"it lacks {field}");
    }

    private static string Present(string field, List<KubeconfigNode> items) => items.Count == 0
        ? $"There is no {field} at all."
        : $"There is {string.Join(", ", items.Select(item => $"\"{item.Text("name")}\""))}.";

    public KubeconfigException NoContext() =>
        new($"{Names}: no current-context is set. Set one with kubectl config use-context NAME, or name one.");
}
