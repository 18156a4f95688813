using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Patching;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Reads objects of a built-in kind as the API server's Go types do: unknown fields are dropped, wrong types are errors.</summary>
/// <param name="group">The API group.</param>
/// <param name="version">The version.</param>
/// <param name="kind">The kind.</param>
internal sealed class KindFields(string group, string version, string kind) : IMergeKeys
{
    private readonly Lazy<string?> schemaName = new(() => KindSchemas.Name(group, version, kind));

    /// <summary>How objects are taken apart into fields.</summary>
    public FieldType Type => field ??= schemaName.Value is { } name ? KindTypes.Find(name) : FieldType.Deduced;

    /// <summary>An object in which nothing is set.</summary>
    public JsonObject EmptyObject { get; } = JsonValues.Object(("apiVersion", group.Length == 0 ? version : $"{group}/{version}"), ("kind", kind));

    /// <summary>The object without unknown fields and nulls.</summary>
    /// <exception cref="UnreadableObjectException">A value has the wrong type.</exception>
    public JsonObject Decode(JsonObject body, DecodeFindings findings)
    {
        if (schemaName.Value is not { } name)
        {
            return body;
        }

        // The metadata was decoded already.
        var decoded = Object(body.Without("metadata"), KindSchemas.All.Child(name), name, "", findings);
        return decoded.WithOrWithout("metadata", body["metadata"]);
    }

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

    private JsonObject Object(JsonObject value, JsonObject schema, string typeName, string path, DecodeFindings findings)
    {
        var properties = schema.Child("properties");
        var members = new List<(string, JsonValue?)>(value.Count);
        foreach (var member in value.Members)
        {
            var memberPath = path.Length == 0 ? member.Key : $"{path}.{member.Key}";
            if (properties[member.Key] is not JsonObject property)
            {
                findings.Unknown.Add(memberPath);
            }
            else if (member.Value is not JsonNull)
            {
                // Go names the innermost struct and the path from the outermost object.
                var field = $"{typeName[(typeName.LastIndexOf('.') + 1)..]}.{memberPath}";
                members.Add((member.Key, Value(member.Value, property, field, memberPath, findings)));
            }
        }

        return JsonValues.Object(members);
    }

    private JsonValue Value(JsonValue value, JsonObject declared, string field, string path, DecodeFindings findings)
    {
        var (schema, name) = KindSchemas.Resolve(declared);
        switch (schema.Text("type"))
        {
            case "object" when schema["properties"] is JsonObject:
                return value is JsonObject structure ? Object(structure, schema, name!, path, findings) : throw Mismatch(value, field, GoName(name));
            case "object" when schema["additionalProperties"] is JsonObject entries:
                return value is JsonObject map
                    ? JsonValues.Object(map.Members.Select(entry =>
                        (entry.Key, (JsonValue?)(entry.Value is JsonNull ? "" : Value(entry.Value, entries, field, $"{path}.{entry.Key}", findings)))))
                    : throw Mismatch(value, field, $"map[string]{GoType(entries)}");
            case "object":
                return value is JsonObject ? value : throw Mismatch(value, field, GoName(name));
            case "array":
                return value is JsonArray array
                    ? JsonValues.Array(array.Items.Select((item, index) => Value(item, schema.Child("items"), field, $"{path}[{index}]", findings)))
                    : throw Mismatch(value, field, $"[]{GoType(schema.Child("items"))}");
            case "string":
                return value is not JsonString text
                    ? throw Mismatch(value, field, name is null ? "string" : GoName(name))
                    : schema.Text("format") == "byte" && !Convert.TryFromBase64String(text.Value, new byte[text.Value.Length], out _)
                        ? throw new UnreadableObjectException(kind, version, $"illegal base64 data at input byte {FirstIllegalByte(text.Value)}")
                        : value;
            case "boolean":
                return value is JsonBoolean ? value : throw Mismatch(value, field, "bool");
            case "integer":
                return value is JsonNumber number && number.TryGetInt64(out var integer) && (schema.Text("format") != "int32" || integer == (int)integer)
                    ? value
                    : throw Mismatch(value, field, schema.Text("format") is { Length: > 0 } format ? format : "int64");
            default:
                return value;
        }
    }

    private static int FirstIllegalByte(string text)
    {
        var index = text.TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/').Count();
        return index == text.Length ? index / 4 * 4 : index;
    }

    private static string GoName(string? name) => name is null ? "map[string]interface {}" : string.Join('.', name.Split('.')[^2..]);

    private static string GoType(JsonObject declared)
    {
        var (schema, name) = KindSchemas.Resolve(declared);
        return name is not null
            ? GoName(name)
            : schema.Text("type") switch
            {
                "integer" => schema.Text("format") is { Length: > 0 } format ? format : "int64",
                "boolean" => "bool",
                "string" when schema.Text("format") == "byte" => "[]uint8",
                var type => type,
            };
    }

    private UnreadableObjectException Mismatch(JsonValue value, string field, string type) =>
        new(kind, version, GoTypes.Mismatch(value, field, type));
}
