using CrdToolkit.Cli.Linting;
using CrdToolkit.Cli.Reporting;
using CrdToolkit.Schema.Comparison;

namespace CrdToolkit.Cli.Diffing;

/// <summary>Compares the definitions of two paths: those of one name, else those of one group and kind.</summary>
internal sealed class DiffRun(Terminal terminal, ILintReport report, Severity? failOn)
{
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(string olderPath, string newerPath, CancellationToken cancellationToken)
    {
        DefinitionFiles older, newer;
        try
        {
            older = DefinitionFiles.Read(olderPath, terminal, cancellationToken);
            newer = DefinitionFiles.Read(newerPath, terminal, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }

        report.Start();
        var summary = new LintSummary { Files = newer.Files, Definitions = newer.Definitions.Count, Unreadable = older.Failures + newer.Failures };
        foreach (var finding in older.Definitions.SelectMany(definition => Compare(definition, newer)))
        {
            report.Add(finding);
            summary = summary.With(finding.Severity);
        }

        report.End(summary);
        return summary.Unreadable > 0 ? ExitCode.Usage : summary.Fails(failOn) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static IEnumerable<Finding> Compare(PlacedDefinition older, DefinitionFiles newer)
    {
        var successor = CustomResourceDefinitionComparison.FindCounterpart(older.Definition, newer.Definitions, candidate => candidate.Definition);
        if (successor is null)
        {
            var gone = CustomResourceDefinitionComparison.Gone;
            // It may be in what cannot be read.
            return newer.Failures > 0
                ? []
                : [new(older.File, older.Source.Position, Severity.Warning, gone.Rule, older.Definition.Name, gone.Field, gone.Message)];
        }

        return CustomResourceDefinitionComparison.FindBreaking(older.Definition, successor.Definition).Select(change => new Finding(
            successor.File,
            successor.Source.Find(FieldLocation.Of(change.Field)),
            change.IsRefused ? Severity.Error : Severity.Warning,
            change.Rule,
            successor.Definition.Name,
            change.Field,
            change.Message));
    }
}
