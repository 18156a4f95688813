namespace CrdToolkit.Build;

/// <summary>What has to happen in a manifest directory so that it holds what the types say.</summary>
/// <param name="Missing">Files that are not there.</param>
/// <param name="Changed">Files whose content differs, with what they hold now.</param>
/// <param name="Stale">Files of this project that no type makes any more.</param>
/// <param name="InTheWay">Files that someone else wrote where ours belong.</param>
internal sealed record ManifestPlan(
    IReadOnlyList<ManifestFile> Missing,
    IReadOnlyList<ChangedManifest> Changed,
    IReadOnlyList<string> Stale,
    IReadOnlyList<ForeignFile> InTheWay)
{
    /// <summary>Compares what should be there with what is there.</summary>
    /// <param name="project">The name of the project that writes.</param>
    /// <param name="wanted">The files that should be there.</param>
    /// <param name="candidates">Existing files that may be left over from an earlier build.</param>
    public static ManifestPlan Create(string project, IReadOnlyList<ManifestFile> wanted, IEnumerable<string> candidates)
    {
        var missing = new List<ManifestFile>();
        var changed = new List<ChangedManifest>();
        var inTheWay = new List<ForeignFile>();
        foreach (var file in wanted)
        {
            if (!File.Exists(file.Path))
            {
                missing.Add(file);
            }
            else if (ManifestHeader.WriterOf(file.Path) is var writer && writer != project)
            {
                inTheWay.Add(new(file.Path, writer));
            }
            else if (ManifestText.Normalize(File.ReadAllText(file.Path)) is var present && present != file.Content)
            {
                changed.Add(new(file, present));
            }
        }

        var stale = candidates
            .Where(path => File.Exists(path) && wanted.All(file => file.Path != path) && ManifestHeader.WriterOf(path) == project)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(path => path, StringComparer.Ordinal);
        return new(missing, changed, [.. stale], inTheWay);
    }
}
