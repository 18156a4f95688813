using CrdToolkit.Schema.Json;

namespace CrdToolkit.Build;

/// <summary>The definitions of a program: those of its own assembly and of the referenced ones, each name once.</summary>
internal sealed class DefinitionSet
{
    /// <summary>The directory of the definitions, within the manifest directory.</summary>
    public const string BasesDirectory = "bases";

    /// <summary>The name of the file that lists the definitions.</summary>
    public const string KustomizationFile = "kustomization.yaml";

    private readonly SortedDictionary<string, (EmbeddedDefinition Source, JsonObject Document)> byFileName = new(StringComparer.Ordinal);

    /// <summary>Adds a definition.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Add(EmbeddedDefinition definition)
    {
        JsonObject document;
        try
        {
            document = (JsonObject)JsonReader.Parse(definition.Json);
        }
        catch (Exception malformed) when (malformed is JsonSyntaxException or InvalidCastException)
        {
            return $"The CustomResourceDefinition {definition.Name} in {definition.AssemblyName} is not a JSON object: {malformed.Message}";
        }

        if (FileName(document) is not { } fileName)
        {
            return $"The CustomResourceDefinition {definition.Name} in {definition.AssemblyName} has no usable spec.group and spec.names.plural.";
        }

        if (!byFileName.TryGetValue(fileName, out var other))
        {
            byFileName.Add(fileName, (definition, document));
            return null;
        }

        return other.Document.Equals(document)
            ? null
            : $"{other.Source.AssemblyName} and {definition.AssemblyName} both define {definition.Name}, and differently. "
                + "All versions of a kind must be declared in one assembly.";
    }

    /// <summary>The files for the definitions added so far; none when there are none.</summary>
    public List<ManifestFile> ToFiles(string project, string directory, bool withKustomization)
    {
        var files = byFileName
            .Select(entry => new ManifestFile(
                Path.Combine(directory, BasesDirectory, entry.Key),
                ManifestText.OfDocuments(project, [entry.Value.Document])))
            .ToList();
        if (withKustomization && files.Count > 0)
        {
            var resources = byFileName.Keys.Select(name => BasesDirectory + "/" + name);
            files.Add(new(Path.Combine(directory, KustomizationFile), ManifestText.OfKustomization(project, resources)));
        }

        return files;
    }

    private static string? FileName(JsonObject document)
    {
        var spec = document["spec"] as JsonObject;
        var group = (spec?["group"] as JsonString)?.Value;
        var plural = ((spec?["names"] as JsonObject)?["plural"] as JsonString)?.Value;
        return IsFileName(group) && IsFileName(plural) ? $"{group}_{plural}.yaml" : null;
    }

    // Both are DNS names in a valid definition; anything else could lead out of the directory.
    private static bool IsFileName(string? name) =>
        !string.IsNullOrEmpty(name) && name!.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.');
}
