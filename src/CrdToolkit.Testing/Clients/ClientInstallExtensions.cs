using System.Reflection;
using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Clients;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using k8s;

namespace CrdToolkit.Testing;

/// <summary>Puts definitions on a cluster, any one.</summary>
public static class ClientInstallExtensions
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    // Links may lead back up.
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 32, AttributesToSkip = FileAttributes.Hidden, IgnoreInaccessible = false };

    private const string DefinitionAttribute = "CrdToolkit.CustomResourceDefinitionAttribute";

    /// <summary>
    /// Installs the CustomResourceDefinitions in YAML or JSON files, or brings those that are there up to date; returns when their kinds
    /// are served.
    /// </summary>
    /// <param name="client">The connection.</param>
    /// <param name="paths">
    /// Files, and folders of which all <c>.yaml</c>, <c>.yml</c> and <c>.json</c> files are read, those of folders in them too. Documents of other kinds are left out.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The names of the definitions.</returns>
    /// <exception cref="InvalidOperationException">The server refuses a definition, or there is none at a path; the message says which.</exception>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    /// <exception cref="FormatException">A file is no YAML; the message says where.</exception>
    public static Task<IReadOnlyList<string>> InstallDefinitionsAsync(
        this Kubernetes client, IEnumerable<string> paths, CancellationToken cancellationToken = default) =>
        InstallAsync(client, [.. paths.SelectMany(DefinitionsAt)], cancellationToken);

    /// <summary>Installs the definitions of the custom resources that an assembly declares, as its build would write them.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="assembly">The assembly: <c>typeof(VirtualMachine).Assembly</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The names of the definitions.</returns>
    /// <exception cref="InvalidOperationException">The assembly carries no definition, or the server refuses one.</exception>
    public static Task<IReadOnlyList<string>> InstallDefinitionsAsync(
        this Kubernetes client, Assembly assembly, CancellationToken cancellationToken = default)
    {
        var definitions = assembly.GetCustomAttributesData()
            .Where(data => data.AttributeType.FullName == DefinitionAttribute)
            .Select(data => JsonReader.ParseObject((string)data.ConstructorArguments[1].Value!))
            .ToList();
        return definitions.Count == 0
            ? throw new InvalidOperationException($"{assembly.GetName().Name} declares no custom resource: no type in it has [CustomResource].")
            : InstallAsync(client, definitions, cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> InstallAsync(Kubernetes client, IEnumerable<JsonObject> definitions, CancellationToken cancellationToken)
    {
        var http = new ClusterHttp(client);
        var names = new List<string>();
        foreach (var definition in definitions)
        {
            await PutAsync(http, definition, cancellationToken);
            names.Add(definition.Name);
        }

        foreach (var name in names)
        {
            await client.WaitForAsync(
                "apiextensions.k8s.io/v1",
                "CustomResourceDefinition",
                name,
                null,
                definition => definition["status"]?["conditions"]?.AsArray().Any(condition =>
                    (string?)condition!["type"] == "Established" && (string?)condition["status"] == "True") == true,
                cancellationToken: cancellationToken,
                expectation: "it is established");
        }

        return names;
    }

    private static async Task PutAsync(ClusterHttp http, JsonObject definition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (code, text) = await http.SendAsync(HttpMethod.Post, Definitions, JsonWriter.Write(definition), cancellationToken);
            if (code == 409)
            {
                var path = $"{Definitions}/{definition.Name}";
                var current = JsonReader.ParseObject((await http.SendAsync(HttpMethod.Get, path, null, cancellationToken)).Text);
                var update = definition.WithMetadata("resourceVersion", current.ResourceVersion);
                (code, text) = await http.SendAsync(HttpMethod.Put, path, JsonWriter.Write(update), cancellationToken);
            }

            if (code is 200 or 201)
            {
                return;
            }

            // Gone or changed in between: once more.
            if (code is not (404 or 409))
            {
                var message = JsonReader.Parse(text) is JsonObject status ? status.Text("message") : text;
                throw new InvalidOperationException($"The server refuses the definition {definition.Name}: {message}");
            }
        }
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

    private static List<JsonObject> DefinitionsAt(string path)
    {
        var definitions = FilesOf(path).SelectMany(DefinitionsIn).ToList();
        return definitions.Count > 0 ? definitions : throw new InvalidOperationException($"There is no CustomResourceDefinition in {path}.");
    }

    private static IEnumerable<JsonObject> DefinitionsIn(string file)
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
