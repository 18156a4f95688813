using System.CommandLine;

namespace CrdToolkit.Cli.Schemas;

/// <summary><c>crdtool schema</c>: JSON Schemas for editors.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("file")
        {
            Description = "Files with CustomResourceDefinitions, folders, patterns, or - for the standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output", "-o") { Description = "The folder to write to.", DefaultValueFactory = _ => "schemas" };
        var command = new Command("schema", "Write the JSON Schema of each kind and version, as GROUP/KIND_VERSION.json, for editors and validators.") { files, output };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(
            new SchemaExport(terminal, parsed.GetRequiredValue(output)).Run(parsed.GetRequiredValue(files), cancellationToken)));
        return command;
    }
}
