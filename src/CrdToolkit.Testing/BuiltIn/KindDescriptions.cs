using System.IO.Compression;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>
/// What Kubernetes' OpenAPI documents say about the fields of the built-in kinds. The texts are larger than all schemas together, so they
/// are kept compressed, read when somebody wants to see them, and forgotten when memory is wanted back.
/// </summary>
internal static class KindDescriptions
{
    private const string Itself = "";
    private static readonly WeakReference<JsonObject?> Loaded = new(null);

    /// <summary>The texts, by the names of schemas.</summary>
    public static JsonObject Load()
    {
        if (Loaded.TryGetTarget(out var known))
        {
            return known;
        }

        using var stream = typeof(KindDescriptions).Assembly.GetManifestResourceStream("descriptions.json.gz")!;
        using var text = new MemoryStream();
        using (var unpacked = new GZipStream(stream, CompressionMode.Decompress))
        {
            unpacked.CopyTo(text);
        }

        var read = (JsonObject)JsonReader.Parse(text.GetBuffer(), 0, (int)text.Length);
        Loaded.SetTarget(read);
        return read;
    }

    /// <summary>A schema with its own text and those of its properties.</summary>
    public static JsonObject Describe(this JsonObject schema, JsonObject texts)
    {
        if (schema["properties"] is JsonObject properties)
        {
            schema = schema.With("properties", JsonValues.Object(properties.Members.Select(property => (
                property.Key,
                (JsonValue?)(property.Value is JsonObject described && texts.Text(property.Key) is { Length: > 0 } text
                    ? described.With("description", text)
                    : property.Value)))));
        }

        return texts.Text(Itself) is { Length: > 0 } own ? schema.With("description", own) : schema;
    }
}
