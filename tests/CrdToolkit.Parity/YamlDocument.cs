using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CrdToolkit.Parity;

/// <summary>Reads a YAML document as JSON, by a library that is not ours.</summary>
internal static class YamlDocument
{
    public static JsonObject Read(string file) => ReadAll(file).First();

    public static IEnumerable<JsonObject> ReadAll(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(file)));
        return stream.Documents.Select(document => Node(document.RootNode)!.AsObject());
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Node(child.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var text } => Plain(text),
        YamlScalarNode scalar => scalar.Value,
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no JSON."),
    };

    private static JsonNode? Plain(string? text) => text switch
    {
        "true" => true,
        "false" => false,
        null or "null" or "~" or "" => null,
        _ when long.TryParse(text, CultureInfo.InvariantCulture, out var whole) => whole,
        _ when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };
}
