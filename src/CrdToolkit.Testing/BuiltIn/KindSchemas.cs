using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>The schemas of the built-in kinds: the components of Kubernetes' OpenAPI v3 documents, without descriptions.</summary>
internal static class KindSchemas
{
    private const string ReferencePrefix = "#/components/schemas/";
    private static readonly Lazy<JsonObject> Loaded = new(() => EmbeddedJson.Read("kinds.json"));
    private static readonly Lazy<Dictionary<(string Group, string Version, string Kind), string>> Names = new(Index);

    /// <summary>All schemas by their names.</summary>
    public static JsonObject All => Loaded.Value;

    /// <summary>A schema as clients are shown it.</summary>
    public static JsonObject Shown(string name) => All.Child(name).Without("x-zero");

    /// <summary>The name of the schema of a kind; null when there is none.</summary>
    public static string? Name(string group, string version, string kind) => Names.Value.GetValueOrDefault((group, version, kind));

    /// <summary>The schema that a property really has, and its name: references and the allOf around them are followed.</summary>
    public static (JsonObject Schema, string? Name) Resolve(JsonObject schema)
    {
        string? name = null;
        while (true)
        {
            if (schema.Objects("allOf").FirstOrDefault() is { } wrapped)
            {
                schema = wrapped;
            }

            if (schema.Text("$ref") is not { Length: > 0 } reference)
            {
                return (schema, name);
            }

            name = reference[ReferencePrefix.Length..];
            schema = All.Child(name);
        }
    }

    private static Dictionary<(string Group, string Version, string Kind), string> Index()
    {
        var names = new Dictionary<(string, string, string), string>();
        foreach (var schema in All.Members)
        {
            foreach (var kind in ((JsonObject)schema.Value).Objects("x-kubernetes-group-version-kind"))
            {
                names.TryAdd((kind.Text("group"), kind.Text("version"), kind.Text("kind")), schema.Key);
            }
        }

        return names;
    }
}
