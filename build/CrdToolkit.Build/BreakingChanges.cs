using CrdToolkit.Schema.Comparison;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Yaml;

namespace CrdToolkit.Build;

/// <summary>Compares the manifests with those that they take the place of, before they do.</summary>
internal static class BreakingChanges
{
    /// <summary>What breaks, with the full path of the manifest, in the order of the files; of a definition that is gone, the path of the older one.</summary>
    /// <param name="wanted">The manifests as they should be.</param>
    /// <param name="plan">What of them changes.</param>
    /// <param name="baseline">The directory of the manifests to compare with; empty: those that change.</param>
    public static IEnumerable<(string Path, DefinitionChange Change)> Find(IReadOnlyList<ManifestFile> wanted, ManifestPlan plan, string baseline)
    {
        var older = Definitions(baseline.Length > 0
            ? FilesIn(baseline).Select(path => (path, TextOf(path)))
            : plan.Changed.Select(changed => (changed.Wanted.Path, changed.Present)).Concat(plan.Stale.Select(path => (path, TextOf(path)))));
        if (older.Count == 0)
        {
            return [];
        }

        var newer = Definitions(wanted.Select(file => (file.Path, file.Content)));
        return Changed(older, newer).Concat(Gone(older, newer));
    }

    private static IEnumerable<(string Path, DefinitionChange Change)> Changed(List<WrittenDefinition> older, List<WrittenDefinition> newer) =>
        from written in newer
        let before = CustomResourceDefinitionComparison.FindCounterpart(written.Definition, older, candidate => candidate.Definition)
        where before is not null
        from change in CustomResourceDefinitionComparison.FindBreaking(before.Definition, written.Definition)
        select (written.Path, change);

    private static IEnumerable<(string Path, DefinitionChange Change)> Gone(List<WrittenDefinition> older, List<WrittenDefinition> newer) =>
        from before in older
        where CustomResourceDefinitionComparison.FindCounterpart(before.Definition, newer, candidate => candidate.Definition) is null
        select (before.Path, CustomResourceDefinitionComparison.Gone with { Field = before.Definition.Name });

    private static IEnumerable<string> FilesIn(string directory) => Directory.Exists(directory)
        ? Directory.GetFiles(directory, "*.yaml", SearchOption.AllDirectories).OrderBy(path => path, StringComparer.Ordinal)
        : throw new DirectoryNotFoundException($"there is no directory {directory}, which CrdBaselineDirectory names");

    private static string TextOf(string path) => ManifestText.Normalize(File.ReadAllText(path));

    // Without what is no definition, such as kustomization.yaml, and what a person changed.
    private static List<WrittenDefinition> Definitions(IEnumerable<(string Path, string Text)> files) =>
        [.. files.Select(file => Read(file.Text) is { } definition ? new WrittenDefinition(file.Path, definition) : null).OfType<WrittenDefinition>()];

    private static CustomResourceDefinition? Read(string text)
    {
        try
        {
            return WrittenYaml.Read(text) is JsonObject json && json.FindText("kind") == "CustomResourceDefinition" ? CustomResourceDefinitionReader.Read(json) : null;
        }
        catch (CustomResourceDefinitionFormatException)
        {
            return null;
        }
    }
}
