namespace CrdToolkit.Cli.Linting;

/// <summary>A run in numbers.</summary>
internal sealed record LintSummary
{
    public int Files { get; init; }

    public int Definitions { get; init; }

    public int Skipped { get; init; }

    public int Errors { get; init; }

    public int Warnings { get; init; }

    public int Unreadable { get; init; }

    /// <summary>The numbers with those of one more file.</summary>
    public LintSummary With(FileReport report) => new()
    {
        Files = Files + 1,
        Definitions = Definitions + report.Definitions,
        Skipped = Skipped + report.Skipped,
        Errors = Errors + report.Findings.Count(finding => finding.Severity == Severity.Error),
        Warnings = Warnings + report.Findings.Count(finding => finding.Severity == Severity.Warning),
        Unreadable = Unreadable + (report.Unreadable is null ? 0 : 1),
    };

    /// <summary>The numbers with one more finding.</summary>
    public LintSummary With(Severity severity) => severity == Severity.Error ? this with { Errors = Errors + 1 } : this with { Warnings = Warnings + 1 };

    /// <summary>Whether there is something at least as severe; nothing is where the severity is null.</summary>
    public bool Fails(Severity? failOn) => failOn switch
    {
        Severity.Error => Errors > 0,
        Severity.Warning => Errors + Warnings > 0,
        _ => false,
    };

    /// <summary>The numbers in words.</summary>
    public override string ToString() =>
        $"{Count(Errors, "error")}, {Count(Warnings, "warning")} in {Count(Definitions, "definition")} of {Count(Files, "file")}"
        + (Skipped > 0 ? $"; {Count(Skipped, "other document")} skipped" : "")
        + (Unreadable > 0 ? $"; {Count(Unreadable, "file")} could not be read" : "");

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
