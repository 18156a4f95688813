using CrdToolkit.Cli.Linting;

namespace CrdToolkit.Cli.Reporting;

/// <summary>A line a finding, in the form that editors and terminals turn into links, and the sum behind them.</summary>
internal sealed class TextLintReport(Terminal terminal) : ILintReport
{
    private const string Red = "\u001b[31m";
    private const string Yellow = "\u001b[33m";

    /// <inheritdoc/>
    public void Start()
    {
    }

    /// <inheritdoc/>
    public void Add(Finding finding)
    {
        var isError = finding.Severity == Severity.Error;
        var severity = Paint(isError ? Red : Yellow, isError ? "error" : "warning");
        var field = finding.Field.Length == 0 ? "" : finding.Field + ": ";
        terminal.Output.WriteLine($"{finding.File}:{finding.Position.Line}:{finding.Position.Column}: {severity} {finding.Rule}: {field}{finding.Message}");
    }

    /// <inheritdoc/>
    public void End(LintSummary summary)
    {
        terminal.Output.Flush();
        terminal.Error.WriteLine(summary.ToString());
    }

    private string Paint(string color, string text) => terminal.HasColor ? color + text + "\u001b[0m" : text;
}
