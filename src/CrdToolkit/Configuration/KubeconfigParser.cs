using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CrdToolkit;

/// <summary>Reads the YAML of a kubeconfig, or JSON, which is YAML too, from parser events: nothing of it needs reflection.</summary>
internal sealed class KubeconfigParser(string file, IParser parser)
{
    private readonly Dictionary<string, KubeconfigNode> anchors = [];

    /// <exception cref="KubeconfigException">The file cannot be read or is no YAML.</exception>
    public static KubeconfigNode ReadFile(string file)
    {
        try
        {
            using var reader = File.OpenText(file);
            return Read(file, reader);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KubeconfigException($"The kubeconfig {file} cannot be read: {exception.Message}", exception);
        }
    }

    public static KubeconfigNode Read(string file, TextReader text)
    {
        try
        {
            var parser = new Parser(text);
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return new KubeconfigNode(file, "", 1);
            parser.Consume<DocumentStart>();
            var root = new KubeconfigParser(file, parser).ReadNode("");
            return root.Scalar is null && root.Items.Count == 0 ? root : throw root.Wrong("it is no kubeconfig, which is a map with clusters, users and contexts");
        }
        catch (YamlException exception)
        {
            throw new KubeconfigException(
                string.Create(CultureInfo.InvariantCulture, $"{file}, line {exception.Start.Line}, column {exception.Start.Column}: it is no YAML: {exception.Message}"),
                exception);
        }
        // What the scanner throws in some corners, without a place.
        catch (InvalidOperationException exception)
        {
            throw new KubeconfigException($"{file}: it is no YAML: {exception.Message}", exception);
        }
    }

    private KubeconfigNode ReadNode(string path)
    {
        var line = parser.Current!.Start.Line;
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return anchors[alias.Value.Value];
        var anchor = (parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        var node = ReadValue(path, line);
        if (!anchor.IsEmpty)
            anchors[anchor.Value] = node;
        return node;
    }

    private KubeconfigNode ReadValue(string path, long line)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
            return new KubeconfigNode(file, path, line) { Scalar = IsNull(scalar) ? null : scalar.Value };
        var node = new KubeconfigNode(file, path, line);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            while (!parser.TryConsume<SequenceEnd>(out _))
                node.Items.Add(ReadNode($"{path}[{node.Items.Count}]"));
            return node;
        }

        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>().Value;
            node.Fields[key] = ReadNode(path.Length == 0 ? key : $"{path}.{key}");
        }

        return node;
    }

    private static bool IsNull(Scalar scalar) => scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" };
}
