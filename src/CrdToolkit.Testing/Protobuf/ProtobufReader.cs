using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Protobuf;

/// <summary>
/// Reads built-in kinds from protobuf, in which kubectl's <c>create configmap</c> and its likes send them, into the JSON that the same
/// object is.
/// </summary>
internal static class ProtobufReader
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.kubernetes.protobuf";

    private const int MaximumDepth = 100;

    /// <summary>What every object begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <summary>The object that bytes hold.</summary>
    /// <exception cref="FormatException">They hold none, or one of a kind that is not known.</exception>
    public static JsonObject Read(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(Magic))
        {
            throw new FormatException("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }

        var (apiVersion, kind, raw) = Envelope(bytes.AsSpan(Magic.Length));
        var name = WireTable.Find(apiVersion, kind)
            ?? throw new FormatException($"no kind \"{kind}\" is registered for version \"{apiVersion}\"");
        return JsonValues.Object(
            [("kind", kind), ("apiVersion", apiVersion), .. Message(raw, name, 0).Members.Select(member => (member.Key, (JsonValue?)member.Value))]);
    }

    // runtime.Unknown: a TypeMeta and the object.
    private static (string ApiVersion, string Kind, byte[] Raw) Envelope(ReadOnlySpan<byte> bytes)
    {
        var (apiVersion, kind, raw) = ("", "", Array.Empty<byte>());
        var reader = new WireReader(bytes);
        while (reader.TryRead(out var number, out _, out var content))
        {
            if (number == 1)
            {
                var type = new WireReader(content);
                while (type.TryRead(out var field, out _, out var text))
                {
                    (apiVersion, kind) = field == 1 ? (Encoding.UTF8.GetString(text), kind) : (apiVersion, Encoding.UTF8.GetString(text));
                }
            }
            else if (number == 2)
            {
                raw = content.ToArray();
            }
        }

        return (apiVersion, kind, raw);
    }

    private static JsonObject Message(ReadOnlySpan<byte> bytes, string name, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new FormatException("proto: nested too deeply");
        }

        var fields = WireTable.Fields(name);
        var message = new WireMessage();
        var reader = new WireReader(bytes);
        while (reader.TryRead(out var number, out var scalar, out var content))
        {
            if (Array.Find(fields, candidate => candidate.Number == number) is { Number: > 0 } field)
            {
                Add(message, field, scalar, content, depth);
            }
        }

        return message.ToJson();
    }

    private static void Add(WireMessage message, WireField field, ulong scalar, ReadOnlySpan<byte> content, int depth)
    {
        if (field.IsMap)
        {
            var (key, value) = Entry(content, field.Type, depth);
            message.AddEntry(field.Name, key, value);
            return;
        }

        var read = Value(field.Type, scalar, content, depth);
        if (field.Name.Length == 0)
        {
            // An embedded struct: its fields are those of the message.
            foreach (var member in read is JsonObject embedded ? embedded.Members : [])
            {
                message.Set(member.Key, member.Value);
            }
        }
        else if (field.IsRepeated)
        {
            message.AddItem(field.Name, read);
        }
        else if (field.IsKept || !IsZero(read))
        {
            // Go writes every field that is no pointer; what omitempty keeps out of JSON is left out here.
            message.Set(field.Name, read);
        }
    }

    private static (string Key, JsonValue Value) Entry(ReadOnlySpan<byte> bytes, string type, int depth)
    {
        var (key, value) = ("", Value(type, 0, default, depth));
        var reader = new WireReader(bytes);
        while (reader.TryRead(out var number, out var scalar, out var content))
        {
            if (number == 1)
            {
                key = Encoding.UTF8.GetString(content);
            }
            else if (number == 2)
            {
                value = Value(type, scalar, content, depth);
            }
        }

        return (key, value);
    }

    private static JsonValue Value(string type, ulong scalar, ReadOnlySpan<byte> content, int depth) => type switch
    {
        "s" => Encoding.UTF8.GetString(content),
        "b" => Convert.ToBase64String(content),
        "i" => unchecked((long)scalar),
        "t" => scalar != 0,
        "d" => WireTypes.Double(scalar),
        "time" => WireTypes.Time(content, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
        "microtime" => WireTypes.Time(content, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"),
        "quantity" => WireTypes.Text(content),
        "intorstring" => WireTypes.IntOrString(content),
        "raw" => WireTypes.Raw(content),
        "items" => JsonValues.Array(WireTypes.Items(content)),
        "empty" => JsonObject.Empty,
        "schemaorarray" => SchemaOr(content, depth, JsonNull.Instance),
        "schemaorbool" => SchemaOr(content, depth, JsonBoolean.False),
        "schemaorstrings" => SchemaOr(content, depth, JsonNull.Instance),
        _ => Message(content, type, depth + 1),
    };

    // A schema, or what may stand in its place: whether anything is allowed. Lists of schemas or names, which no definition may have, are not read.
    private static JsonValue SchemaOr(ReadOnlySpan<byte> bytes, int depth, JsonValue otherwise)
    {
        var isFlag = otherwise is JsonBoolean;
        var (schemaField, otherField) = isFlag ? (2, 1) : (1, 2);
        JsonValue? schema = null;
        var reader = new WireReader(bytes);
        while (reader.TryRead(out var number, out var scalar, out var content))
        {
            if (number == schemaField)
            {
                schema = Message(content, WireTable.JsonSchema, depth + 1);
            }
            else if (number == otherField && isFlag)
            {
                otherwise = scalar != 0;
            }
        }

        return schema ?? otherwise;
    }

    private static bool IsZero(JsonValue value) => value switch
    {
        JsonString text => text.Value.Length == 0,
        JsonNumber number => number.Text == "0",
        JsonBoolean flag => !flag.Value,
        JsonObject json => json.Count == 0,
        _ => true,
    };
}
