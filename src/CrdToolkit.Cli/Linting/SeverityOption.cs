namespace CrdToolkit.Cli.Linting;

/// <summary>Reads the values of <c>--fail-on</c>.</summary>
internal static class SeverityOption
{
    /// <summary>The least severity that fails a run; null for <c>never</c>.</summary>
    public static Severity? Parse(string text) => Enum.TryParse<Severity>(text, ignoreCase: true, out var severity) ? severity : null;
}
