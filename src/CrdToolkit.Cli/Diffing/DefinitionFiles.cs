using CrdToolkit.Cli.Linting;
using CrdToolkit.Cli.Reading;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Cli.Diffing;

/// <summary>The definitions that a path leads to. What cannot be read is told and counted.</summary>
internal sealed class DefinitionFiles
{
    private readonly List<PlacedDefinition> definitions = [];
    private readonly Terminal terminal;

    private DefinitionFiles(Terminal terminal) => this.terminal = terminal;

    /// <summary>The definitions, in the order of the files.</summary>
    public IReadOnlyList<PlacedDefinition> Definitions => definitions;

    /// <summary>The number of files.</summary>
    public int Files { get; private set; }

    /// <summary>The number of files, documents and definitions that cannot be read.</summary>
    public int Failures { get; private set; }

    /// <summary>Reads what a path means: a file, a folder, a pattern, or <c>-</c>.</summary>
    public static DefinitionFiles Read(string path, Terminal terminal, CancellationToken cancellationToken)
    {
        var read = new DefinitionFiles(terminal);
        read.Try(() =>
        {
            foreach (var file in InputFiles.Of(path))
            {
                cancellationToken.ThrowIfCancellationRequested();
                read.Files++;
                read.Try(() => read.AddFile(file));
            }
        });
        return read;
    }

    // A file that cannot be read does not keep the others from being compared.
    private void Try(Action read)
    {
        try
        {
            read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail(error.Message);
        }
    }

    private void AddFile(string file)
    {
        using var stream = InputFiles.Open(file, terminal);
        var name = InputFiles.NameOf(file);
        foreach (var document in DocumentReader.Read(stream, name))
        {
            foreach (var problem in document.Problems)
            {
                Fail($"{name}:{problem.Position.Line}:{problem.Position.Column}: {problem.Message}");
            }

            if (document.Value is JsonObject json)
            {
                foreach (var (item, source) in ListItems.Of(json, document.Source).Where(item => ListItems.IsDefinition(item.Object)))
                {
                    Add(item, source, name);
                }
            }
        }
    }

    private void Add(JsonObject json, SourceNode source, string file)
    {
        try
        {
            definitions.Add(new(CustomResourceDefinitionReader.Read(json), file, source));
        }
        catch (CustomResourceDefinitionFormatException error)
        {
            var position = source.Find(FieldLocation.Of(error.Field));
            Fail($"{file}:{position.Line}:{position.Column}: {error.Message}");
        }
    }

    private void Fail(string problem)
    {
        Failures++;
        terminal.Error.WriteLine("crdtool: " + problem);
    }
}
