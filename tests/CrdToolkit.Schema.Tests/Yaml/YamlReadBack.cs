using System.Globalization;
using System.Text.RegularExpressions;
using CrdToolkit.Schema.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CrdToolkit.Schema.Tests.Yaml;

/// <summary>Reads YAML through YamlDotNet, and plain scalars by the resolution rules of YAML 1.1.</summary>
internal static partial class YamlReadBack
{
    public static JsonValue Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Convert(Assert.Single(stream.Documents).RootNode);
    }

    /// <summary>Equality but for the spelling of numbers.</summary>
    public static bool AreSame(JsonValue left, JsonValue right) => (left, right) switch
    {
        (JsonNumber a, JsonNumber b) => a.Value.Equals(b.Value),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Items.Zip(b.Items).All(pair => AreSame(pair.First, pair.Second)),
        (JsonObject a, JsonObject b) => a.Count == b.Count && a.Members.All(m => b[m.Key] is { } other && AreSame(m.Value, other)),
        _ => left.Equals(right),
    };

    private static JsonValue Convert(YamlNode node) => node switch
    {
        YamlMappingNode mapping => Convert(mapping),
        YamlSequenceNode sequence => JsonArray.Of(sequence.Select(Convert).ToArray()),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Resolve(scalar.Value!),
        YamlScalarNode scalar => scalar.Value!,
        _ => throw new InvalidOperationException(node.NodeType.ToString()),
    };

    private static JsonObject Convert(YamlMappingNode mapping)
    {
        var members = new JsonObjectBuilder();
        foreach (var (key, value) in mapping)
        {
            members[Convert(key) is JsonString name ? name.Value : "misread: " + key] = Convert(value);
        }

        return members.ToObject();
    }

    private static JsonValue Resolve(string text) => text switch
    {
        "~" or "null" or "Null" or "NULL" or "" => JsonNull.Instance,
        _ when Yes().IsMatch(text) => true,
        _ when No().IsMatch(text) => false,
        _ when Number().IsMatch(text) => JsonNumber.FromDouble(double.Parse(text, CultureInfo.InvariantCulture)),
        _ when OtherKind().IsMatch(text) => "misread: " + text,
        _ => text,
    };

    [GeneratedRegex("^(y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$")]
    private static partial Regex Yes();

    [GeneratedRegex("^(n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$")]
    private static partial Regex No();

    [GeneratedRegex("^[-+]?(0|[1-9][0-9]*)(\\.[0-9]*([eE][-+][0-9]+)?)?$")]
    private static partial Regex Number();

    [GeneratedRegex(
        """
        ^([-+]?0b[0-1_]+|[-+]?0[0-7_]+|0o[0-7]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[-+]?([0-9][0-9_]*)?\.[0-9_]+([eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ]+[0-9].*)?|<<|=)$
        """)]
    private static partial Regex OtherKind();
}
