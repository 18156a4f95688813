using System.Collections.Concurrent;
using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Protobuf;

/// <summary>The messages of the built-in kinds.</summary>
internal static class WireTable
{
    /// <summary>The metadata of lists.</summary>
    public const string ListMeta = Meta + "ListMeta";

    /// <summary>The schemas of definitions.</summary>
    public const string JsonSchema = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps";

    private const string Meta = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static readonly string[] MetaKinds = ["DeleteOptions", "PartialObjectMetadata", "Status"];
    private static readonly Lazy<JsonObject> Messages = new(() => EmbeddedJson.Read("wire.json"));
    private static readonly ConcurrentDictionary<string, WireField[]> Known = new(StringComparer.Ordinal);

    /// <summary>The name of the message of a kind; null when there is none.</summary>
    public static string? Find(string apiVersion, string kind)
    {
        if (MetaKinds.Contains(kind))
        {
            // These are registered in every version of every group.
            return Meta + kind;
        }

        var (group, version) = GroupVersion.Split(apiVersion);
        // Reviews are no stored kinds, but are named like them.
        var name = KindSchemas.Name(group, version, kind) ?? $"io.k8s.api.{group.Split('.')[0]}.{version}.{kind}";
        return Messages.Value[name] is JsonObject ? name : null;
    }

    /// <summary>The fields of a message, in the order of their numbers, in which Go writes them.</summary>
    public static WireField[] Fields(string name) => Known.GetOrAdd(name, static name =>
    [
        .. Messages.Value.Child(name).Members
            .Select(field => WireField.Parse(int.Parse(field.Key, CultureInfo.InvariantCulture), ((JsonString)field.Value).Value))
            .OrderBy(field => field.Number),
    ]);
}
