using System.Text;
using CrdToolkit.Schema.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CrdToolkit.Testing.Json;

/// <summary>Reads YAML as the API server does: YAML 1.1 scalars (<c>yes</c> is true), turned into JSON.</summary>
internal sealed class YamlReader
{
    private const int MaximumNodes = 1_000_000;
    private const int MaximumDepth = 1_000;
    private readonly Parser parser;
    private readonly Dictionary<AnchorName, JsonValue> anchors = [];
    private readonly List<string> duplicates;
    private int budget = MaximumNodes;

    private YamlReader(Parser parser, List<string> duplicates) => (this.parser, this.duplicates) = (parser, duplicates);

    /// <summary>The first document of a text.</summary>
    /// <exception cref="FormatException">It is no YAML, or its aliases make it too large.</exception>
    public static JsonValue Read(byte[] utf8) => Read(utf8, []);

    /// <summary>The first document of a text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="duplicates">Gets a sentence for each member that its object has already; the last value counts.</param>
    /// <exception cref="FormatException">It is no YAML, or its aliases make it too large.</exception>
    public static JsonValue Read(byte[] utf8, List<string> duplicates)
    {
        var parser = new Parser(new StringReader(Encoding.UTF8.GetString(utf8)));
        try
        {
            parser.Consume<StreamStart>();
            return parser.TryConsume<DocumentStart>(out _) ? new YamlReader(parser, duplicates).Node(0) : JsonNull.Instance;
        }
        catch (YamlException e)
        {
            throw new FormatException($"error converting YAML to JSON: yaml: line {e.Start.Line}: {e.Message}");
        }
    }

    /// <summary>All documents of a text.</summary>
    /// <exception cref="FormatException">It is no YAML, or its aliases make it too large.</exception>
    public static IReadOnlyList<JsonValue> ReadAll(byte[] utf8)
    {
        var parser = new Parser(new StringReader(Encoding.UTF8.GetString(utf8)));
        var documents = new List<JsonValue>();
        try
        {
            parser.Consume<StreamStart>();
            while (parser.TryConsume<DocumentStart>(out _))
            {
                documents.Add(new YamlReader(parser, []).Node(0));
                parser.Consume<DocumentEnd>();
            }

            return documents;
        }
        catch (YamlException e)
        {
            throw new FormatException($"error converting YAML to JSON: yaml: line {e.Start.Line}: {e.Message}");
        }
    }

    private JsonValue Node(int depth)
    {
        if (--budget < 0 || depth > MaximumDepth)
        {
            throw new FormatException("error converting YAML to JSON: yaml: document contains excessive aliasing or nesting");
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            var known = anchors.GetValueOrDefault(alias.Value)
                ?? throw new FormatException($"error converting YAML to JSON: yaml: unknown anchor '{alias.Value}' referenced");
            Spend(known);
            return known;
        }

        var anchor = parser.Current is NodeEvent { Anchor.IsEmpty: false } node ? node.Anchor : AnchorName.Empty;
        var value = parser.TryConsume<Scalar>(out var scalar)
            ? scalar is { Style: ScalarStyle.Plain, Tag.IsEmpty: true } ? YamlScalars.Plain(scalar.Value) : new JsonString(scalar.Value)
            : parser.TryConsume<SequenceStart>(out _) ? Items(depth) : Members(depth);
        if (!anchor.IsEmpty)
        {
            anchors[anchor] = value;
        }

        return value;
    }

    private JsonArray Items(int depth)
    {
        var items = new List<JsonValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return JsonValues.Array(items);
    }

    private JsonObject Members(int depth)
    {
        parser.Consume<MappingStart>();
        var members = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var line = parser.Current!.Start.Line;
            var name = parser.TryConsume<Scalar>(out var key) ? key.Value : Node(depth + 1).ToString();
            if (members.ContainsKey(name))
            {
                duplicates.Add($"line {line}: key \"{name}\" already set in map");
            }

            members[name] = Node(depth + 1);
        }

        return JsonValues.Object(members.Select(member => (member.Key, (JsonValue?)member.Value)));
    }

    // An alias costs what it stands for, so that a few lines cannot grow without bounds.
    private void Spend(JsonValue value)
    {
        if (--budget < 0)
        {
            throw new FormatException("error converting YAML to JSON: yaml: document contains excessive aliasing");
        }

        switch (value)
        {
            case JsonArray array:
                foreach (var item in array.Items)
                {
                    Spend(item);
                }

                break;
            case JsonObject json:
                foreach (var member in json.Members.Values)
                {
                    Spend(member);
                }

                break;
        }
    }
}
