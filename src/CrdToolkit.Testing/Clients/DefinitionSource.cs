using System.Reflection;
using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Clients;

/// <summary>Where definitions come from.</summary>
internal static class DefinitionSource
{
    private const string DefinitionAttribute = "CrdToolkit.CustomResourceDefinitionAttribute";

    // Links may lead back up.
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 32, AttributesToSkip = FileAttributes.Hidden, IgnoreInaccessible = false };

    /// <summary>The definitions in files and folders.</summary>
    /// <exception cref="InvalidOperationException">There is none at a path.</exception>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    /// <exception cref="FormatException">A file is no YAML; the message says where.</exception>
    public static IReadOnlyList<JsonObject> At(IEnumerable<string> paths) => [.. paths.SelectMany(At)];

    /// <summary>The definitions of the custom resources that an assembly declares.</summary>
    /// <exception cref="InvalidOperationException">It declares none.</exception>
    public static IReadOnlyList<JsonObject> Of(Assembly assembly)
    {
        var definitions = assembly.GetCustomAttributesData()
            .Where(data => data.AttributeType.FullName == DefinitionAttribute)
            .Select(data => JsonReader.ParseObject((string)data.ConstructorArguments[1].Value!))
            .ToList();
        return definitions.Count > 0
            ? definitions
            : throw new InvalidOperationException($"{assembly.GetName().Name} declares no custom resource: no type in it has [CustomResource].");
    }

    private static List<JsonObject> At(string path)
    {
        var definitions = FilesOf(path).SelectMany(In).ToList();
        return definitions.Count > 0 ? definitions : throw new InvalidOperationException($"There is no CustomResourceDefinition in {path}.");
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*", Below)
                .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml" or ".json")
                .Order(StringComparer.Ordinal);
        }

        return File.Exists(path) ? [path] : throw new FileNotFoundException($"There is no file and no folder {path}.", path);
    }

    private static IEnumerable<JsonObject> In(string file)
    {
        try
        {
            return YamlReader.ReadAll(Encoding.UTF8.GetBytes(File.ReadAllText(file)))
                .OfType<JsonObject>()
                .Where(document => document.Text("kind") == "CustomResourceDefinition");
        }
        catch (FormatException error)
        {
            throw new FormatException($"{file}: {error.Message}", error);
        }
    }
}
