using System.Buffers.Binary;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Protobuf;

/// <summary>Writes built-in kinds, their lists and the events of their watches in protobuf, byte by byte as Go writes them.</summary>
internal static class ProtobufWriter
{
    private const string ListSuffix = "List";

    /// <summary>An object or a list, with the envelope that says what it is (runtime.Unknown).</summary>
    /// <exception cref="NotSupportedException">There is no message of its kind.</exception>
    public static byte[] Write(JsonObject value)
    {
        var (apiVersion, kind) = (value.Text("apiVersion"), value.Text("kind"));
        var envelope = new WireWriter();
        envelope.Message(1, type =>
        {
            type.Text(1, apiVersion);
            type.Text(2, kind);
        });
        envelope.Message(2, raw => Object(raw, value, apiVersion, kind));
        envelope.Text(3, "");
        envelope.Text(4, "");
        return [.. ProtobufReader.Magic, .. envelope.ToArray()];
    }

    /// <summary>An event of a watch, behind its length.</summary>
    public static byte[] WriteEvent(string type, JsonObject value)
    {
        var watched = new WireWriter();
        watched.Text(1, type);
        watched.Message(2, raw => raw.Content(1, Write(value)));
        var content = watched.ToArray();
        var frame = new byte[sizeof(int) + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, content.Length);
        content.CopyTo(frame, sizeof(int));
        return frame;
    }

    private static void Object(WireWriter writer, JsonObject value, string apiVersion, string kind)
    {
        if (WireTable.Find(apiVersion, kind) is { } name)
        {
            Fields(writer, value, name);
            return;
        }

        var item = kind.EndsWith(ListSuffix, StringComparison.Ordinal) ? WireTable.Find(apiVersion, kind[..^ListSuffix.Length]) : null;
        if (item is null)
        {
            throw new NotSupportedException($"no message is known for {kind} of {apiVersion}");
        }

        writer.Message(1, metadata => Fields(metadata, value.Metadata, WireTable.ListMeta));
        foreach (var listed in value.Objects("items"))
        {
            writer.Message(2, inner => Fields(inner, listed, item));
        }
    }

    private static void Fields(WireWriter writer, JsonObject value, string message)
    {
        foreach (var field in WireTable.Fields(message))
        {
            if (field.Name.Length == 0)
            {
                // An embedded struct: its fields are those of the object.
                writer.Message(field.Number, inner => Fields(inner, value, field.Type));
                continue;
            }

            var member = value[field.Name] is JsonNull ? null : value[field.Name];
            if (field.IsRepeated)
            {
                foreach (var item in member is JsonArray array ? array.Items : [])
                {
                    Field(writer, field.Number, field.Type, item);
                }
            }
            else if (field.IsMap)
            {
                Entries(writer, field, member as JsonObject ?? JsonObject.Empty);
            }
            else if (member is not null || !(field.IsPointer || field.Type is "b"))
            {
                Field(writer, field.Number, field.Type, member);
            }
        }
    }

    private static void Entries(WireWriter writer, WireField field, JsonObject map)
    {
        foreach (var entry in map.Members.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.Message(field.Number, inner =>
            {
                inner.Text(1, entry.Key);
                Field(inner, 2, field.Type, entry.Value);
            });
        }
    }

    // Null stands for the zero value.
    private static void Field(WireWriter writer, int number, string type, JsonValue? value)
    {
        switch (type)
        {
            case "s":
                writer.Text(number, (value as JsonString)?.Value ?? "");
                break;
            case "b":
                writer.Content(number, Convert.FromBase64String((value as JsonString)?.Value ?? ""));
                break;
            case "i":
                writer.Integer(number, value is JsonNumber integer && integer.TryGetInt64(out var whole) ? whole : 0);
                break;
            case "t":
                writer.Flag(number, value is JsonBoolean { Value: true });
                break;
            case "d":
                writer.Double(number, (value as JsonNumber)?.Value ?? 0);
                break;
            default:
                writer.Message(number, inner => Struct(inner, type, value));
                break;
        }
    }

    private static void Struct(WireWriter writer, string type, JsonValue? value)
    {
        switch (type)
        {
            case "time" or "microtime":
                WireForms.Time(writer, value);
                break;
            case "quantity":
                writer.Text(1, (value as JsonString)?.Value ?? "0");
                break;
            case "intorstring":
                WireForms.IntOrString(writer, value);
                break;
            case "raw":
                WireForms.Raw(writer, value);
                break;
            case "items":
                WireForms.Items(writer, value);
                break;
            case "empty":
                break;
            case "schemaorbool":
                writer.Flag(1, value is JsonObject or JsonBoolean { Value: true });
                Schema(writer, 2, value);
                break;
            case "schemaorarray" or "schemaorstrings":
                Schema(writer, 1, value);
                break;
            default:
                Fields(writer, value as JsonObject ?? JsonObject.Empty, type);
                break;
        }
    }

    private static void Schema(WireWriter writer, int number, JsonValue? value)
    {
        if (value is JsonObject schema)
        {
            writer.Message(number, inner => Fields(inner, schema, WireTable.JsonSchema));
        }
    }
}
