using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// Reads the records of who set which field, or passes over them: they often are half of an object, nobody needs them in a cache, and
/// making objects of them first would cost more than all the rest.
/// </summary>
internal sealed class ManagedFieldsConverter : JsonConverter<IList<V1ManagedFieldsEntry>>
{
    // The serializer reads an object in one go, on one thread; options of its own would have it know each type twice.
    [ThreadStatic]
    private static bool skips;

    /// <summary>Whether what is read on this thread comes without.</summary>
    public static bool Skips
    {
        get => skips;
        set => skips = value;
    }

    public override IList<V1ManagedFieldsEntry>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (skips)
        {
            reader.Skip();
            return null;
        }

        var entry = EntryType(options);
        var entries = new List<V1ManagedFieldsEntry>();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("managedFields is no list");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            entries.Add(JsonSerializer.Deserialize(ref reader, entry)!);
        return entries;
    }

    public override void Write(Utf8JsonWriter writer, IList<V1ManagedFieldsEntry> value, JsonSerializerOptions options)
    {
        var entry = EntryType(options);
        writer.WriteStartArray();
        foreach (var item in value)
            JsonSerializer.Serialize(writer, item, entry);
        writer.WriteEndArray();
    }

    private static JsonTypeInfo<V1ManagedFieldsEntry> EntryType(JsonSerializerOptions options) =>
        (JsonTypeInfo<V1ManagedFieldsEntry>)options.GetTypeInfo(typeof(V1ManagedFieldsEntry));
}
