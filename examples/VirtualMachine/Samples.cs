using System.Text.Json;
using CrdToolkit;
using YamlDotNet.Serialization;

namespace VirtualMachines;

/// <summary>The manifests of <c>config/samples</c>, which lie beside the program.</summary>
internal static class Samples
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
    private static readonly ISerializer Json = new SerializerBuilder().JsonCompatible().Build();

    /// <summary>Where the manifests are.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "config", "samples");

    /// <summary>Reads one as the object that it describes, for a namespace.</summary>
    public static T Read<T>(string file, string @namespace, KubernetesApi api)
        where T : CustomResource
    {
        using var text = File.OpenText(Path.Combine(Folder, file));
        var json = Json.Serialize(Yaml.Deserialize(text));
        var resource = JsonSerializer.Deserialize<T>(json, api.Json) ?? throw new InvalidDataException($"{file} is empty.");
        resource.Metadata.NamespaceProperty = @namespace;
        return resource;
    }
}
