using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrdToolkit;

/// <summary>One operation of a JSON patch (RFC 6902).</summary>
public sealed class JsonPatchOperation
{
    private readonly string operation;
    private readonly string path;
    private readonly Action<Utf8JsonWriter>? value;

    private JsonPatchOperation(string operation, string path, Action<Utf8JsonWriter>? value)
    {
        ArgumentNullException.ThrowIfNull(path);
        this.operation = operation;
        this.path = path;
        this.value = value;
    }

    internal bool IsTest => operation == "test";

    /// <summary>The patch is refused as a conflict unless the value at the path is this one.</summary>
    /// <param name="path">A JSON pointer, such as <c>/metadata/uid</c>.</param>
    /// <param name="value">The value; null also stands for none.</param>
    public static JsonPatchOperation Test(string path, JsonNode? value) => new("test", path, Writer(value));

    /// <summary>Sets a property, or inserts into an array (<c>/-</c> at its end).</summary>
    /// <param name="path">A JSON pointer; what it is in must exist.</param>
    /// <param name="value">The value.</param>
    public static JsonPatchOperation Add(string path, JsonNode? value) => new("add", path, Writer(value));

    /// <summary>Replaces a value that exists.</summary>
    /// <param name="path">A JSON pointer.</param>
    /// <param name="value">The value.</param>
    public static JsonPatchOperation Replace(string path, JsonNode? value) => new("replace", path, Writer(value));

    /// <summary>Removes a value that exists.</summary>
    /// <param name="path">A JSON pointer.</param>
    public static JsonPatchOperation Remove(string path) => new("remove", path, null);

    /// <summary>A value that is JSON already is not made into nodes first.</summary>
    internal static JsonPatchOperation AddRaw(string path, ReadOnlyMemory<byte> json) =>
        new("add", path, writer => writer.WriteRawValue(json.Span, skipInputValidation: true));

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("op"u8, operation);
        writer.WriteString("path"u8, path);
        if (value is not null)
        {
            writer.WritePropertyName("value"u8);
            value(writer);
        }

        writer.WriteEndObject();
    }

    private static Action<Utf8JsonWriter> Writer(JsonNode? value) => writer =>
    {
        if (value is null)
            writer.WriteNullValue();
        else
            value.WriteTo(writer);
    };
}
