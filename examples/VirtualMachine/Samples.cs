using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CrdToolkit;
using YamlDotNet.RepresentationModel;

namespace VirtualMachines;

/// <summary>The manifests of <c>config/samples</c>, which lie beside the program.</summary>
internal static class Samples
{
    /// <summary>Where the manifests are.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "config", "samples");

    /// <summary>Reads one as the object that it describes, for a namespace.</summary>
    public static T Read<T>(string file, string @namespace, KubernetesApi api)
        where T : CustomResource
    {
        using var text = File.OpenText(Path.Combine(Folder, file));
        var yaml = new YamlStream();
        yaml.Load(text);
        var type = (JsonTypeInfo<T>)api.Json.GetTypeInfo(typeof(T));
        var resource = Json(yaml.Documents[0].RootNode).Deserialize(type) ?? throw new InvalidDataException($"{file} is empty.");
        resource.Metadata.NamespaceProperty = @namespace;
        return resource;
    }

    private static JsonNode Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, (JsonNode?)Json(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: { } text } when long.TryParse(text, out var number) => JsonValue.Create(number),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value)!,
        _ => throw new InvalidDataException($"{node.Start}: neither a map nor a list nor a scalar."),
    };
}
