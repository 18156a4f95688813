using CrdToolkit.Schema.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CrdToolkit.Cli.Reading;

/// <summary>Reads YAML with the place of each member, as kubectl turns it into JSON: scalars of YAML 1.1, merge keys, aliases.</summary>
internal sealed class YamlSourceReader
{
    /// <summary>How many values aliases may make of a document.</summary>
    private const int MaximumSize = 1_000_000;
    private const int MaximumDepth = 1_000;
    private readonly Parser parser;
    private readonly int firstLine;
    private readonly Dictionary<AnchorName, (JsonValue Value, SourceNode Source)> anchors = [];
    private readonly List<SourceProblem> problems = [];

    private YamlSourceReader(string text, int firstLine)
    {
        parser = new(new StringReader(text));
        this.firstLine = firstLine;
    }

    /// <summary>Reads the documents of a text; empty ones are none.</summary>
    public static IReadOnlyList<SourceDocument> Read(string text, int firstLine)
    {
        var reader = new YamlSourceReader(text, firstLine);
        var documents = new List<SourceDocument>();
        try
        {
            reader.parser.Consume<StreamStart>();
            while (!reader.parser.TryConsume<StreamEnd>(out _))
            {
                documents.Add(reader.ReadDocument());
            }
        }
        catch (YamlException error)
        {
            documents.Add(SourceDocument.Malformed(reader.At(error.Start), "no YAML: " + error.Message));
        }

        documents.RemoveAll(document => document.Value is JsonNull);
        return documents;
    }

    private SourceDocument ReadDocument()
    {
        problems.Clear();
        anchors.Clear();
        parser.Consume<DocumentStart>();
        var (value, source) = ReadNode(0);
        parser.Consume<DocumentEnd>();
        return new(value, source, [.. problems]);
    }

    private (JsonValue Value, SourceNode Source) ReadNode(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw Error(parser.Current!, $"nested more than {MaximumDepth} levels deep");
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return anchors.TryGetValue(alias.Value, out var anchored)
                ? anchored
                : throw Error(alias, $"unknown anchor '{alias.Value}' referenced");
        }

        var start = (NodeEvent)parser.Current!;
        var read = start switch
        {
            Scalar => ReadScalar(parser.Consume<Scalar>()),
            SequenceStart => ReadSequence(depth),
            _ => ReadMapping(depth),
        };
        if (read.Source.Size > MaximumSize)
        {
            throw Error(start, "the document contains excessive aliasing");
        }

        if (!start.Anchor.IsEmpty)
        {
            anchors[start.Anchor] = read;
        }

        return read;
    }

    private (JsonValue Value, SourceNode Source) ReadScalar(Scalar scalar)
    {
        try
        {
            return (YamlScalars.Read(scalar), new(At(scalar.Start)));
        }
        catch (FormatException error)
        {
            throw Error(scalar, error.Message);
        }
    }

    private (JsonValue Value, SourceNode Source) ReadSequence(int depth)
    {
        var start = parser.Consume<SequenceStart>();
        var (values, items, size) = (new List<JsonValue>(), new List<SourceNode>(), 1L);
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            var (value, source) = ReadNode(depth + 1);
            values.Add(value);
            items.Add(source);
            size += source.Size;
        }

        return (JsonArray.Of(values), new(At(start.Start)) { Items = items, Size = size });
    }

    private (JsonValue Value, SourceNode Source) ReadMapping(int depth)
    {
        var start = parser.Consume<MappingStart>();
        var mapping = new YamlMapping();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                throw Error(
                    parser.Current!,
                    parser.Current is MappingStart { Style: MappingStyle.Flow } ? "a key must be a scalar; a template with {{ }} has to be rendered first" : "a key must be a scalar");
            }

            var isMerge = key is { Value: "<<", Style: ScalarStyle.Plain, Tag.IsEmpty: true };
            var (value, source) = ReadNode(depth + 1);
            if (isMerge)
            {
                if (!mapping.Merge(value, source))
                {
                    throw Error(key, "map merge requires map or sequence of maps as the value");
                }
            }
            else if (!mapping.Add(YamlScalars.ReadKey(key), At(key.Start), value, source))
            {
                problems.Add(new(At(key.Start), "duplicate-key", $"key {JsonWriter.Quote(key.Value)} is set twice: the last one counts, and kubectl refuses both"));
            }
        }

        return mapping.ToObject(At(start.Start));
    }

    private SourcePosition At(Mark mark) => new((int)mark.Line + firstLine - 1, (int)Math.Max(mark.Column, 1));

    private static YamlException Error(ParsingEvent at, string message) => new(at.Start, at.End, message);
}
