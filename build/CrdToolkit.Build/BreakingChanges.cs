using CrdToolkit.Schema.Comparison;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Yaml;

namespace CrdToolkit.Build;

/// <summary>Compares the manifests with those that they take the place of, before they do.</summary>
internal static class BreakingChanges
{
    /// <summary>What breaks, with the full path of the manifest, in the order of the files.</summary>
    /// <param name="wanted">The manifests as they should be.</param>
    /// <param name="plan">What of them changes.</param>
    /// <param name="baseline">The directory of the manifests to compare with; empty: those that change.</param>
    public static IEnumerable<(string Path, DefinitionChange Change)> Find(IReadOnlyList<ManifestFile> wanted, ManifestPlan plan, string baseline)
    {
        var texts = baseline.Length > 0 ? FilesIn(baseline).Select(TextOf) : plan.Changed.Select(changed => changed.Present).Concat(plan.Stale.Select(TextOf));
        var older = texts.Select(Read).OfType<CustomResourceDefinition>().ToList();
        return older.Count == 0 ? [] :
            from file in wanted
            let newer = Read(file.Content)
            where newer is not null
            let before = CustomResourceDefinitionComparison.FindCounterpart(newer, older, definition => definition)
            where before is not null
            from change in CustomResourceDefinitionComparison.FindBreaking(before, newer)
            select (file.Path, change);
    }

    private static IEnumerable<string> FilesIn(string directory) => Directory.Exists(directory)
        ? Directory.GetFiles(directory, "*.yaml", SearchOption.AllDirectories).OrderBy(path => path, StringComparer.Ordinal)
        : throw new DirectoryNotFoundException($"there is no directory {directory}, which CrdBaselineDirectory names");

    private static string TextOf(string path) => ManifestText.Normalize(File.ReadAllText(path));

    // Null for what is no definition, such as kustomization.yaml, and for what a person changed.
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
