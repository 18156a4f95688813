using System.CommandLine;
using CrdToolkit.Cli.Reporting;
using CrdToolkit.Schema.Definitions;

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
        var format = ReportFormat.Option();
        var severity = new Option<string>("--severity") { Description = "Tell only what is at least this severe.", DefaultValueFactory = _ => "warning" };
        severity.AcceptOnlyFromAmong("error", "warning");
        var failOn = new Option<string>("--fail-on") { Description = "What makes the exit code 1: errors, warnings too, or nothing.", DefaultValueFactory = _ => "error" };
        failOn.AcceptOnlyFromAmong("error", "warning", "never");
        var minimum = new Option<KubernetesVersion?>("--minimum-version")
        {
            Description = "The oldest Kubernetes that the definitions are for, such as 1.30: what it does not know is told.",
            CustomParser = result =>
            {
                var version = KubernetesVersion.Parse(result.Tokens[0].Value);
                if (version is null)
                {
                    result.AddError($"'{result.Tokens[0].Value}' is no version of Kubernetes; write one such as 1.30.");
                }

                return version;
            },
        };
        var command = new Command("lint", "Judge CustomResourceDefinitions as the Kubernetes API server does, offline. Exit code: 0 clean, 1 findings, 2 usage or unreadable.")
        {
            paths, format, severity, failOn, minimum,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new LintOptions(
                parsed.GetRequiredValue(paths),
                Enum.Parse<Severity>(parsed.GetRequiredValue(severity), ignoreCase: true),
                SeverityOption.Parse(parsed.GetRequiredValue(failOn)),
                parsed.GetValue(minimum));
            var report = ReportFormat.Create(parsed.GetRequiredValue(format), terminal);
            return Task.FromResult(new LintRun(options, terminal, report).Run(cancellationToken));
        });
        return command;
    }
}
