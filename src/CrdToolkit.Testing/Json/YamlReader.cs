using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Objects;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CrdToolkit.Testing.Json;

/// <summary>Reads YAML as the API server does: YAML 1.1 scalars (<c>yes</c> is true), turned into JSON.</summary>
internal sealed class YamlReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly Parser parser;
    private readonly Dictionary<AnchorName, JsonValue> anchors = [];
    private readonly HashSet<AnchorName> open = [];
    private readonly List<string> duplicates;
    private readonly AliasLimit aliases = new();

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
        var parser = new Parser(new StringReader(Text(utf8)));
        try
        {
            parser.Consume<StreamStart>();
            return parser.TryConsume<DocumentStart>(out _) ? new YamlReader(parser, duplicates).Node(0) : JsonNull.Instance;
        }
        catch (YamlException e)
        {
            throw Malformed($"line {e.Start.Line}: {e.Message}");
        }
    }

    /// <summary>All documents of a text.</summary>
    /// <exception cref="FormatException">It is no YAML, or its aliases make it too large.</exception>
    public static IReadOnlyList<JsonValue> ReadAll(byte[] utf8)
    {
        var parser = new Parser(new StringReader(Text(utf8)));
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
            throw Malformed($"line {e.Start.Line}: {e.Message}");
        }
    }

    private JsonValue Node(int depth)
    {
        if (!StackGuard.HasRoom)
        {
            return StackGuard.Continue(static rest => rest.Reader.Node(rest.depth), (Reader: this, depth));
        }

        if (depth > Nesting.MaximumDepth)
        {
            throw Malformed($"exceeded max depth of {Nesting.MaximumDepth}");
        }

        Count(isAliased: false);
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            var known = anchors.GetValueOrDefault(alias.Value)
                ?? throw Malformed(open.Contains(alias.Value) ? $"anchor '{alias.Value}' value contains itself" : $"unknown anchor '{alias.Value}' referenced");
            CountAliased(known);
            return known;
        }

        var anchor = parser.Current is NodeEvent { Anchor.IsEmpty: false } node ? node.Anchor : AnchorName.Empty;
        if (!anchor.IsEmpty)
        {
            open.Add(anchor);
            anchors.Remove(anchor);
        }

        var value = parser.TryConsume<Scalar>(out var scalar) ? YamlScalars.Read(scalar)
            : parser.TryConsume<SequenceStart>(out _) ? Items(depth) : Members(depth);
        if (!anchor.IsEmpty)
        {
            open.Remove(anchor);
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
        var merged = new List<JsonValue>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var line = parser.Current!.Start.Line;
            var isMerge = parser.Current is Scalar { Style: ScalarStyle.Plain, Value: "<<", Tag.IsEmpty: true };
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            if (isMerge)
            {
                merged.Add(value);
                continue;
            }

            var name = Name(key, value);
            if (members.ContainsKey(name))
            {
                duplicates.Add($"line {line}: key \"{name}\" already set in map");
            }

            members[name] = value;
        }

        foreach (var source in merged.SelectMany(value => value is JsonArray list ? list.Items : (IEnumerable<JsonValue>)[value]))
        {
            foreach (var member in source is JsonObject json ? json.Members : throw Malformed("map merge requires map or sequence of maps as the value"))
            {
                members.TryAdd(member.Key, member.Value);
            }
        }

        return JsonValues.Object(members.Select(member => (member.Key, (JsonValue?)member.Value)));
    }

    // JSON has texts for names only.
    private static string Name(JsonValue key, JsonValue value) => key switch
    {
        JsonString text => text.Value,
        JsonNumber or JsonBoolean => key.ToString(),
        JsonNull => throw new FormatException($"unsupported map key of type: %!s(<nil>), key: <nil>, value: {GoTypes.Literal(value)}"),
        _ => throw Malformed($"invalid map key: {GoTypes.Literal(key)}"),
    };

    private static string Text(byte[] utf8)
    {
        try
        {
            return StrictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("invalid leading UTF-8 octet");
        }
    }

    // An alias counts as what it stands for, so that a few lines cannot grow without bounds.
    private void CountAliased(JsonValue value)
    {
        if (!StackGuard.HasRoom)
        {
            StackGuard.Continue(static rest => rest.Reader.CountAliased(rest.value), (Reader: this, value));
            return;
        }

        Count(isAliased: true);
        switch (value)
        {
            case JsonArray array:
                foreach (var item in array.Items)
                {
                    CountAliased(item);
                }

                break;
            case JsonObject json:
                foreach (var member in json.Members)
                {
                    Count(isAliased: true);
                    CountAliased(member.Value);
                }

                break;
        }
    }

    private void Count(bool isAliased)
    {
        if (aliases.IsExceededBy(isAliased))
        {
            throw Malformed("document contains excessive aliasing");
        }
    }

    private static FormatException Malformed(string why) => new($"yaml: {why}");
}
