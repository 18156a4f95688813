using System.Text;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Yaml;

/// <summary>
/// Writes JSON values as YAML in block style, as Kubernetes tools lay it out: members in the order of their object, two spaces a
/// level, the dashes of a list under its name, a literal block for text of several lines, line feeds. Readers of YAML 1.1
/// (Kubernetes) and 1.2 get the same values back.
/// </summary>
public static class YamlWriter
{
    /// <summary>YAML allows a name without a question mark to have 1,024 characters; escapes count.</summary>
    private const int LongestSimpleKey = 1000;

    /// <summary>The value as a YAML document, ending with a line feed.</summary>
    public static string Write(JsonValue value)
    {
        var text = new StringBuilder();
        switch (value)
        {
            case JsonObject { Count: > 0 } json:
                AppendMembers(text, json, 0, continued: false);
                break;
            case JsonArray { Count: > 0 } array:
                AppendItems(text, array, 0, continued: false);
                break;
            default:
                AppendScalar(text, value, 1);
                text.Append('\n');
                break;
        }

        return text.ToString();
    }

    private static void AppendMembers(StringBuilder text, JsonObject json, int indent, bool continued)
    {
        if (!StackGuard.HasRoom)
        {
            StackGuard.Continue(static rest => AppendMembers(rest.text, rest.json, rest.indent, rest.continued), (text, json, indent, continued));
            return;
        }

        foreach (var member in json.Members)
        {
            if (!continued)
            {
                text.Append(' ', indent);
            }

            continued = false;
            var name = YamlScalar.OneLine(member.Key);
            if (name.Length > LongestSimpleKey)
            {
                text.Append("? ").Append(name).Append('\n').Append(' ', indent);
                name = "";
            }

            text.Append(name).Append(':');
            AppendMemberValue(text, member.Value, indent);
        }
    }

    private static void AppendMemberValue(StringBuilder text, JsonValue value, int indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } json:
                text.Append('\n');
                AppendMembers(text, json, indent + 2, continued: false);
                break;
            case JsonArray { Count: > 0 } array:
                text.Append('\n');
                AppendItems(text, array, indent, continued: false);
                break;
            default:
                text.Append(' ');
                AppendScalar(text, value, indent + 2);
                text.Append('\n');
                break;
        }
    }

    private static void AppendItems(StringBuilder text, JsonArray array, int indent, bool continued)
    {
        if (!StackGuard.HasRoom)
        {
            StackGuard.Continue(static rest => AppendItems(rest.text, rest.array, rest.indent, rest.continued), (text, array, indent, continued));
            return;
        }

        foreach (var item in array.Items)
        {
            if (!continued)
            {
                text.Append(' ', indent);
            }

            continued = false;
            text.Append("- ");
            switch (item)
            {
                case JsonObject { Count: > 0 } json:
                    AppendMembers(text, json, indent + 2, continued: true);
                    break;
                case JsonArray { Count: > 0 } inner:
                    AppendItems(text, inner, indent + 2, continued: true);
                    break;
                default:
                    AppendScalar(text, item, indent + 2);
                    text.Append('\n');
                    break;
            }
        }
    }

    private static void AppendScalar(StringBuilder text, JsonValue value, int indent)
    {
        switch (value)
        {
            case JsonString { Value: var content } when YamlScalar.CanBeLiteral(content):
                YamlScalar.AppendLiteral(text, content, indent);
                break;
            case JsonString { Value: var content }:
                text.Append(YamlScalar.OneLine(content));
                break;
            case JsonObject:
                text.Append("{}");
                break;
            case JsonArray:
                text.Append("[]");
                break;
            case JsonNumber number:
                text.Append(YamlScalar.Number(number));
                break;
            default:
                text.Append(JsonWriter.Write(value));
                break;
        }
    }
}
