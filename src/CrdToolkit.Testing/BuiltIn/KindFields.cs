using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.BuiltIn.Rules;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Patching;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>The fields of a built-in kind. Its schema is read when the first object of the kind comes.</summary>
/// <param name="group">The API group.</param>
/// <param name="version">The version.</param>
/// <param name="kind">The kind.</param>
internal sealed class KindFields(string group, string version, string kind) : IMergeKeys
{
    private readonly Lazy<string?> schemaName = new(() => KindSchemas.Name(group, version, kind));

    /// <summary>How objects are taken apart into fields.</summary>
    public FieldType Type => field ??= schemaName.Value is { } name ? KindTypes.Find(name) : FieldType.Deduced;

    /// <summary>An object in which nothing is set: what Go writes of the zero of its type.</summary>
    public JsonObject EmptyObject => field ??= Decode(JsonValues.Object(("apiVersion", ApiVersion), ("kind", kind)), new DecodeFindings(), setsDefaults: false);

    private string ApiVersion => group.Length == 0 ? version : $"{group}/{version}";

    /// <summary>The object without unknown fields and nulls, with the zeros that Go writes and the defaults of the server.</summary>
    /// <exception cref="UnreadableObjectException">A value has the wrong type.</exception>
    public JsonObject Decode(JsonObject body, DecodeFindings findings) => Decode(body, findings, setsDefaults: true);

    /// <summary>What the schema itself finds wrong with the spec of an object.</summary>
    public IEnumerable<FieldError> Validate(JsonObject value) =>
        schemaName.Value is { } name && value["spec"] is JsonObject spec && KindStructure.Find(name).Member("spec")?.Shape.Structure is { } structure
            ? SchemaRules.Validate(spec, structure, "spec")
            : [];

    /// <inheritdoc/>
    public ListMergeStrategy? Find(ReadOnlySpan<string> path)
    {
        var schema = schemaName.Value is { } name ? KindSchemas.All.Child(name) : JsonObject.Empty;
        var property = JsonObject.Empty;
        foreach (var member in path)
        {
            property = schema.Child("properties")[member] as JsonObject ?? schema["additionalProperties"] as JsonObject ?? JsonObject.Empty;
            schema = KindSchemas.Resolve(property).Schema;
            if (schema.Text("type") == "array")
            {
                schema = KindSchemas.Resolve(schema.Child("items")).Schema;
            }
        }

        return property.Text("x-kubernetes-patch-strategy").Contains("merge", StringComparison.Ordinal)
            ? new ListMergeStrategy(property["x-kubernetes-patch-merge-key"] is JsonString key ? key.Value : null)
            : null;
    }

    private JsonObject Decode(JsonObject body, DecodeFindings findings, bool setsDefaults)
    {
        if (schemaName.Value is not { } name)
        {
            return body;
        }

        // The metadata was decoded already; labels are all that defaults add to it.
        var decoded = new KindDecoder(kind, version, findings, setsDefaults).Decode(body.Without("metadata"), KindStructure.Find(name));
        var metadata = body["metadata"] is JsonObject own && own["labels"] is null && decoded.Child("metadata")["labels"] is { } labels
            ? own.With("labels", labels)
            : body["metadata"];
        return JsonValues.Object(
        [
            ("kind", decoded["kind"]), ("apiVersion", decoded["apiVersion"]), ("metadata", metadata ?? decoded["metadata"]),
            .. decoded.Members.Where(member => member.Key is not ("kind" or "apiVersion" or "metadata")).Select(member => (member.Key, (JsonValue?)member.Value)),
        ]);
    }
}
