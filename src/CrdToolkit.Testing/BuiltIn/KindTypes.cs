using System.Collections.Concurrent;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>How objects of built-in kinds are taken apart into fields, by the OpenAPI documents (schemaconv of kube-openapi).</summary>
internal static class KindTypes
{
    private const string MetadataName = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private static readonly ConcurrentDictionary<string, FieldType> Named = new(StringComparer.Ordinal);

    /// <summary>The type of a schema by its name.</summary>
    public static FieldType Find(string name) =>
        name == MetadataName ? ObjectFields.Metadata : Named.GetOrAdd(name, static known => Of(KindSchemas.All.Child(known), JsonObject.Empty));

    private static FieldType Of(JsonObject declared)
    {
        var (schema, name) = KindSchemas.Resolve(declared);
        return name is null || declared["x-kubernetes-map-type"] is not null ? Of(schema, declared) : Find(name);
    }

    // What the property says about a map beside its reference wins.
    private static FieldType Of(JsonObject schema, JsonObject declared) => schema.Text("type") switch
    {
        "object" => Object(schema, (declared["x-kubernetes-map-type"] ?? schema["x-kubernetes-map-type"]) is JsonString { Value: "atomic" }),
        "array" => FieldType.Of(List(schema)),
        "integer" or "number" => FieldType.Number,
        "boolean" => FieldType.Flag,
        "string" => schema.Text("format") is "" or "byte" ? FieldType.Text : FieldType.AnyValue,
        _ => FieldType.Deduced,
    };

    private static FieldType Object(JsonObject schema, bool isAtomic)
    {
        var properties = schema["properties"] as JsonObject;
        var entries = schema["additionalProperties"] as JsonObject;
        Func<FieldType>? element = entries is not null ? () => Of(entries) : properties is null ? () => FieldType.Deduced : null;
        return properties is null && entries is null && !isAtomic
            ? FieldType.Of(FieldType.Deduced.Map!)
            : FieldType.Of(new MapType(
                properties is null ? null : name => properties[name] is JsonObject property ? Of(property) : null, element, isAtomic));
    }

    private static ListType List(JsonObject schema)
    {
        var items = KindSchemas.Resolve(schema.Child("items")).Schema.Child("properties");
        var mergeKey = schema.Text("x-kubernetes-patch-merge-key");
        var (relationship, keys) = schema.Text("x-kubernetes-list-type") switch
        {
            "map" => (ListRelationship.Map, schema.Texts("x-kubernetes-list-map-keys")),
            "set" => (ListRelationship.Set, []),
            "" when schema.Text("x-kubernetes-patch-strategy").StartsWith("merge", StringComparison.Ordinal) =>
                mergeKey.Length > 0 ? (ListRelationship.Map, [mergeKey]) : (ListRelationship.Set, []),
            _ => (ListRelationship.Atomic, (IEnumerable<string>)[]),
        };
        return new ListType(() => Of(schema.Child("items")), relationship, [.. keys.Select(key => (key, items.Child(key)["default"]))]);
    }
}
