using System.CommandLine;
using CrdToolkit.Cli.Diffing;
using CrdToolkit.Cli.Linting;
using CrdToolkit.Cli.Schemas;
using CrdToolkit.Cli.Serving;

namespace CrdToolkit.Cli;

/// <summary>The command line: each command is a class that makes its own part of it.</summary>
internal static class CrdTool
{
    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal)
    {
        var parsed = CreateRoot(terminal).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Error.WriteLine("crdtool: " + error.Message);
            }

            terminal.Error.WriteLine("Try 'crdtool --help', or '--help' behind a command.");
            return ExitCode.Usage;
        }

        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error });
        await terminal.Output.FlushAsync();
        return exitCode;
    }

    private static RootCommand CreateRoot(Terminal terminal) => new("Tools for Kubernetes CustomResourceDefinitions.")
    {
        LintCommand.Create(terminal),
        DiffCommand.Create(terminal),
        SchemaCommand.Create(terminal),
        ServerCommand.Create(terminal),
    };
}
