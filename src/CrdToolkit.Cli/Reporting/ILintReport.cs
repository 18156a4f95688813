using CrdToolkit.Cli.Linting;

namespace CrdToolkit.Cli.Reporting;

/// <summary>Writes findings as they come.</summary>
internal interface ILintReport
{
    /// <summary>Called once, before all else.</summary>
    void Start();

    /// <summary>Writes a finding.</summary>
    void Add(Finding finding);

    /// <summary>Called once, when all is told.</summary>
    void End(LintSummary summary);
}
