using System.CommandLine;
using CrdToolkit.Cli.Reporting;

namespace CrdToolkit.Cli.Linting;

/// <summary><c>crdtool lint</c>: judges definitions as the API server does, without one.</summary>
internal static class LintCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Files, folders (searched for .yaml, .yml and .json), patterns such as 'config/**/*.yaml', or - for the standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string>("--format") { Description = "How findings are written.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var severity = new Option<string>("--severity") { Description = "Tell only what is at least this severe.", DefaultValueFactory = _ => "warning" };
        severity.AcceptOnlyFromAmong("error", "warning");
        var failOn = new Option<string>("--fail-on") { Description = "What makes the exit code 1: errors, warnings too, or nothing.", DefaultValueFactory = _ => "error" };
        failOn.AcceptOnlyFromAmong("error", "warning", "never");
        var command = new Command("lint", "Judge CustomResourceDefinitions as the Kubernetes API server does, offline. Exit code: 0 clean, 1 findings, 2 usage or unreadable.")
        {
            paths, format, severity, failOn,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new LintOptions(
                parsed.GetRequiredValue(paths),
                Enum.Parse<Severity>(parsed.GetRequiredValue(severity), ignoreCase: true),
                Enum.TryParse<Severity>(parsed.GetRequiredValue(failOn), ignoreCase: true, out var fails) ? fails : null);
            ILintReport report = parsed.GetRequiredValue(format) switch
            {
                "json" => new JsonLintReport(terminal.Output),
                "sarif" => new SarifLintReport(terminal.Output),
                _ => new TextLintReport(terminal),
            };
            return Task.FromResult(new LintRun(options, terminal, report).Run(cancellationToken));
        });
        return command;
    }
}
