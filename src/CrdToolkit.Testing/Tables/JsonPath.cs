using System.Globalization;
using System.Text.RegularExpressions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Tables;

/// <summary>
/// The JSONPath of printer columns (k8s.io/client-go/util/jsonpath as far as columns use it): members, indexes, slices, wildcards, recursive descent and filters that compare a member of an item with a literal.
/// </summary>
internal sealed partial class JsonPath
{
    private readonly List<Func<IEnumerable<JsonValue>, IEnumerable<JsonValue>>> steps = [];

    private JsonPath()
    {
    }

    /// <summary>Reads a path. What is not understood selects nothing, as a column whose path fails is empty.</summary>
    public static JsonPath Parse(string path)
    {
        var parsed = new JsonPath();
        var position = 0;
        while (position < path.Length)
        {
            var match = StepPattern().Match(path, position);
            if (!match.Success || match.Length == 0)
            {
                parsed.steps.Add(_ => []);
                break;
            }

            parsed.steps.Add(Step(match));
            position += match.Length;
        }

        return parsed;
    }

    /// <summary>The values that the path leads to.</summary>
    public IEnumerable<JsonValue> Evaluate(JsonValue root) => steps.Aggregate((IEnumerable<JsonValue>)[root], (values, step) => step(values));

    private static Func<IEnumerable<JsonValue>, IEnumerable<JsonValue>> Step(Match match)
    {
        if (match.Groups["deep"] is { Success: true } deep)
        {
            return values => values.SelectMany(Descendants).SelectMany(value => Member(value, deep.Value));
        }

        if (match.Groups["name"] is { Success: true } name)
        {
            return name.Value == "*"
                ? values => values.SelectMany(Children)
                : values => values.SelectMany(value => Member(value, name.Value.Replace("\\.", ".", StringComparison.Ordinal)));
        }

        if (match.Groups["quoted"] is { Success: true } quoted)
        {
            // What is quoted is read as a path of its own, in which a dot is a dot.
            var path = Parse($".{quoted.Value}");
            return values => values.SelectMany(path.Evaluate);
        }

        if (match.Groups["index"] is { Success: true } index)
        {
            var position = int.Parse(index.Value, CultureInfo.InvariantCulture);
            return values => values.OfType<JsonArray>().SelectMany(array =>
            {
                var at = position < 0 ? position + array.Items.Count : position;
                return at >= 0 && at < array.Items.Count ? (IEnumerable<JsonValue>)[array.Items[at]] : [];
            });
        }

        if (match.Groups["slice"].Success)
        {
            var (start, end, step) = (Bound(match.Groups["start"]), Bound(match.Groups["end"]), Bound(match.Groups["step"]));
            return values => values.OfType<JsonArray>().SelectMany(array => Slice(array, start, end, step ?? 1));
        }

        if (match.Groups["field"] is { Success: true } field)
        {
            var (path, @operator, literal) = (Parse(field.Value), match.Groups["operator"].Value, match.Groups["literal"].Value.Trim('"', '\''));
            return values => values.SelectMany(Children).Where(item => path.Evaluate(item).Any(value => Compare(value, @operator, literal)));
        }

        return values => values.SelectMany(Children);
    }

    private static int? Bound(Group group) => group.Length > 0 ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    // A slice that goes beyond its list is an error, and the column is empty.
    private static IEnumerable<JsonValue> Slice(JsonArray array, int? start, int? end, int step)
    {
        var count = array.Count;
        var first = start is < 0 ? start.Value + count : start ?? 0;
        var last = end is < 0 ? end.Value + count : end ?? count;
        return first < 0 || last > count || first >= last || step <= 0
            ? []
            : Enumerable.Range(0, (last - first + step - 1) / step).Select(i => array.Items[first + (i * step)]);
    }

    private static bool Compare(JsonValue value, string @operator, string literal)
    {
        var order = value is JsonNumber number && double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var other)
            ? number.Value.CompareTo(other)
            : string.CompareOrdinal(value is JsonString text ? text.Value : value.ToString(), literal);
        return @operator switch
        {
            "==" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    private static IEnumerable<JsonValue> Member(JsonValue value, string name) => (value as JsonObject)?[name] is { } member ? [member] : [];

    private static IEnumerable<JsonValue> Children(JsonValue value) => value switch
    {
        JsonArray array => array.Items,
        JsonObject json => json.Members.Values,
        _ => [],
    };

    private static IEnumerable<JsonValue> Descendants(JsonValue value) => [value, .. Children(value).SelectMany(Descendants)];

    [GeneratedRegex("""
        \G(?:
            \.\.(?<deep>[^.\[\]]+)
          | \[\?\(\s*@(?<field>[^=!<>\s]+)\s*(?<operator>==|!=|<=|>=|<|>)\s*(?<literal>"[^"]*"|'[^']*'|[^)\s]+)\s*\)\]
          | \[\*\]
          | \['(?<quoted>[^']+)'\] | \["(?<quoted>[^"]+)"\]
          | \[(?<index>-?\d+)\]
          | \[(?<slice>(?<start>-?\d+)?:(?<end>-?\d+)?(?::(?<step>-?\d+)?)?)\]
          | \.?(?<name>\*|(?:\\\.|[^.\[\]])+)
          | \.$
        )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex StepPattern();
}
