using System.CommandLine;
using CrdToolkit.Cli.Linting;
using CrdToolkit.Cli.Reporting;

namespace CrdToolkit.Cli.Diffing;

/// <summary><c>crdtool diff</c>: what breaks when definitions take the place of older ones.</summary>
internal static class DiffCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var older = new Argument<string>("older") { Description = "The definitions that clusters have: a file, a folder, a pattern, or - for the standard input." };
        var newer = new Argument<string>("newer") { Description = "Those that take their place, told in the same ways." };
        var format = ReportFormat.Option();
        var failOn = new Option<string>("--fail-on") { Description = "What makes the exit code 1: what the API server refuses (error), what breaks objects or clients too (warning), or nothing.", DefaultValueFactory = _ => "warning" };
        failOn.AcceptOnlyFromAmong("error", "warning", "never");
        var command = new Command("diff", "Tell what breaks when CustomResourceDefinitions take the place of older ones: updates that the API server refuses, and objects and clients that were right and are no longer. Exit code: 0 nothing, 1 findings, 2 usage or unreadable.")
        {
            older, newer, format, failOn,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var run = new DiffRun(terminal, ReportFormat.Create(parsed.GetRequiredValue(format), terminal), SeverityOption.Parse(parsed.GetRequiredValue(failOn)));
            return Task.FromResult(run.Run(parsed.GetRequiredValue(older), parsed.GetRequiredValue(newer), cancellationToken));
        });
        return command;
    }
}
