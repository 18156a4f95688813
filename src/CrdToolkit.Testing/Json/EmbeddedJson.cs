using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Json;

/// <summary>JSON among the resources of this assembly.</summary>
internal static class EmbeddedJson
{
    /// <summary>The object that a resource holds.</summary>
    /// <param name="resource">The name of the resource.</param>
    public static JsonObject Read(string resource)
    {
        using var stream = typeof(EmbeddedJson).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (JsonObject)JsonReader.Parse(bytes);
    }
}
