using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>
/// Reads values as the Go types of a built-in kind do, and writes what those write: unknown fields are dropped, zeros vanish or appear,
/// wrong types are errors.
/// </summary>
/// <param name="kind">The kind, for errors.</param>
/// <param name="version">Its version.</param>
/// <param name="findings">Where unknown fields are reported.</param>
/// <param name="setsDefaults">Whether the server's defaults are set, too.</param>
internal readonly struct KindDecoder(string kind, string version, DecodeFindings findings, bool setsDefaults)
{
    private const string WholeSeconds = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string Microseconds = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The struct of the kind.</summary>
    /// <exception cref="UnreadableObjectException">A value has the wrong type.</exception>
    public JsonObject Decode(JsonObject value, KindStructure structure) => Structure(value, structure, "", "");

    // Two paths: with the positions in lists, and as Go tells it in errors.
    private JsonObject Structure(JsonObject value, KindStructure structure, string path, string goPath)
    {
        var members = new List<KeyValuePair<string, JsonValue>>(value.Count + structure.Always.Count);
        foreach (var (name, given) in value.Members)
        {
            var memberPath = path.Length == 0 ? name : $"{path}.{name}";
            if (structure.Member(name) is not { } member)
            {
                findings.Unknown.Add(memberPath);
            }
            else if (given is not JsonNull)
            {
                // Go names the innermost struct and the path from the outermost object.
                var decoded = Value(given, member.Shape, structure.Name, memberPath, goPath.Length == 0 ? name : $"{goPath}.{name}");
                if (member.Zero != ZeroRule.Omit || !IsZero(decoded))
                {
                    members.Add(new(name, decoded));
                }
            }
        }

        foreach (var member in structure.Always)
        {
            if (value[member.Name] is null or JsonNull)
            {
                members.Add(new(member.Name, member.Zero == ZeroRule.Null ? JsonNull.Instance : Zero(member.Shape)));
            }
        }

        var result = new JsonObject(new Schema.Collections.EquatableDictionary<JsonValue>(members));
        return setsDefaults && structure.Defaults is { } defaults ? defaults(result) : result;
    }

    private JsonValue Value(JsonValue value, KindShape shape, string owner, string path, string goPath)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure when value is JsonObject structure:
                return Structure(structure, shape.Structure!, path, goPath);
            case ShapeKind.Map when value is JsonObject map:
                var entries = new List<KeyValuePair<string, JsonValue>>(map.Count);
                foreach (var (name, entry) in map.Members)
                {
                    entries.Add(new(name, entry is JsonNull ? Zero(shape.Entries!) : Value(entry, shape.Entries!, owner, $"{path}.{name}", goPath)));
                }

                return new JsonObject(new Schema.Collections.EquatableDictionary<JsonValue>(entries));
            case ShapeKind.List when value is JsonArray list:
                var items = new JsonValue[list.Count];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = list[i] is JsonNull ? Zero(shape.Entries!) : Value(list[i], shape.Entries!, owner, $"{path}[{i}]", goPath);
                }

                return JsonValues.Array(items);
            case ShapeKind.Bytes when value is JsonString bytes:
                try
                {
                    return GoBase64.Canonical(bytes.Value);
                }
                catch (FormatException e)
                {
                    throw new UnreadableObjectException(kind, version, $"{(findings.IsTree ? "error decoding from json: " : "")}{e.Message}");
                }

            case ShapeKind.Time when value is JsonString time:
                return Time(time, shape);
            case ShapeKind.Quantity when value is JsonString or JsonNumber:
                return Quantity.Parse(value is JsonString text ? text.Value : value.ToString()) is { } quantity
                    ? new JsonString(quantity.ToString())
                    : throw new UnreadableObjectException(kind, version, Quantity.Problem);
            case ShapeKind.Integer when findings.IsTree && value is JsonNumber converted && converted.Normalize().TryGetInt64(out var whole):
                // Go's conversion cuts off what does not fit.
                return JsonNumber.FromInt64(shape.GoType == "int32" ? unchecked((int)whole) : whole);
            case ShapeKind.IntegerOrText when value is JsonString || (value is JsonNumber number && number.TryGetInt64(out var small) && small == (int)small):
            case ShapeKind.Text when value is JsonString:
            case ShapeKind.Flag when value is JsonBoolean:
            case ShapeKind.Integer when value is JsonNumber integer && integer.TryGetInt64(out var wide) && (shape.GoType != "int32" || wide == (int)wide):
            case ShapeKind.Any:
                return value;
            default:
                throw new UnreadableObjectException(kind, version, findings.Mismatch(value, $"{owner}.{goPath}", shape.GoType));
        }
    }

    private JsonValue Zero(KindShape shape) => shape.Kind switch
    {
        ShapeKind.Structure => Structure(JsonObject.Empty, shape.Structure!, "", ""),
        ShapeKind.Text => "",
        ShapeKind.Integer or ShapeKind.IntegerOrText => JsonNumber.FromInt64(0),
        ShapeKind.Flag => JsonBoolean.False,
        ShapeKind.Quantity => "0",
        _ => JsonNull.Instance,
    };

    private static bool IsZero(JsonValue value) => value switch
    {
        JsonString text => text.Value.Length == 0,
        JsonNumber number => number.TryGetInt64(out var integer) && integer == 0,
        JsonBoolean flag => !flag.Value,
        JsonArray array => array.Count == 0,
        JsonObject json => json.Count == 0,
        _ => true,
    };

    private JsonString Time(JsonString text, KindShape shape)
    {
        var isMicro = shape.GoType.EndsWith("MicroTime", StringComparison.Ordinal);
        if (!DateTimeOffset.TryParseExact(
            text.Value,
            ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time))
        {
            throw new UnreadableObjectException(
                kind, version, $"parsing time \"{text.Value}\" as \"2006-01-02T15:04:05{(isMicro ? ".000000" : "")}Z07:00\": cannot parse \"{text.Value}\" as \"2006\"");
        }

        return new(time.UtcDateTime.ToString(isMicro ? Microseconds : WholeSeconds, CultureInfo.InvariantCulture));
    }
}
