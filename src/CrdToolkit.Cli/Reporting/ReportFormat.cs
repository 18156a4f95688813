using System.CommandLine;

namespace CrdToolkit.Cli.Reporting;

/// <summary>The option that says how findings are written.</summary>
internal static class ReportFormat
{
    /// <summary><c>--format text|json|sarif</c>.</summary>
    public static Option<string> Option()
    {
        var format = new Option<string>("--format") { Description = "How findings are written.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        return format;
    }

    /// <summary>The report of a value of the option.</summary>
    public static ILintReport Create(string format, Terminal terminal) => format switch
    {
        "json" => new JsonLintReport(terminal.Output),
        "sarif" => new SarifLintReport(terminal.Output),
        _ => new TextLintReport(terminal),
    };
}
