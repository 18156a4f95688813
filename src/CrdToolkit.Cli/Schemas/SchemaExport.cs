using System.Text.Json;
using CrdToolkit.Cli.Linting;
using CrdToolkit.Cli.Reading;
using CrdToolkit.Cli.Reporting;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Cli.Schemas;

/// <summary>Writes the schemas of all definitions in some files into a folder.</summary>
internal sealed class SchemaExport(Terminal terminal, string folder)
{
    private bool hasFailed;
    private int definitions;

    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            try
            {
                foreach (var file in InputFiles.Of(path))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    ExportFile(file);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Fail(error.Message);
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Interrupted;
            }
        }

        if (definitions == 0 && !hasFailed)
        {
            Fail("there is no CustomResourceDefinition in what was given");
        }

        return hasFailed ? ExitCode.Usage : ExitCode.Clean;
    }

    private void ExportFile(string file)
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
                foreach (var (item, _) in ListItems.Of(json, document.Source))
                {
                    ExportObject(item, name);
                }
            }
        }
    }

    private void ExportObject(JsonObject json, string file)
    {
        if (!ListItems.IsDefinition(json) || json.FindText("apiVersion") != "apiextensions.k8s.io/v1")
        {
            return;
        }

        definitions++;
        try
        {
            ExportDefinition(CustomResourceDefinitionReader.Read(json));
        }
        catch (CustomResourceDefinitionFormatException error)
        {
            Fail($"{file}: {json.FindText("metadata", "name")}: {error.Message}");
        }
    }

    private void ExportDefinition(CustomResourceDefinition definition)
    {
        foreach (var version in definition.Versions)
        {
            if (version.Schema is not null && IsName(definition.Group) && IsName(definition.Names.Kind) && IsName(version.Name))
            {
                var file = Path.Combine(folder, definition.Group, $"{definition.Names.Kind}_{version.Name}.json".ToLowerInvariant());
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                Write(file, Draft4Schema.Document(EditorSchema.Of(definition, version)));
                terminal.Output.WriteLine(file);
            }
            else
            {
                Fail($"{definition.Name}: version '{version.Name}' has no schema, or a name that no file can have; 'crdtool lint' tells more");
            }
        }
    }

    private static void Write(string file, JsonObject schema)
    {
        using var output = new StreamWriter(file) { NewLine = "\n" };
        using var json = JsonDocument.Parse(JsonWriter.WriteUtf8(schema), new() { MaxDepth = int.MaxValue });
        var text = new JsonText(output);
        json.WriteTo(text.Writer);
        text.Flush();
        output.WriteLine();
    }

    /// <summary>Whether a text can be the name of a file or folder without leading elsewhere.</summary>
    private static bool IsName(string text) => text.Length > 0 && text[0] != '.' && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

    private void Fail(string problem)
    {
        hasFailed = true;
        terminal.Error.WriteLine("crdtool: " + problem);
    }
}
