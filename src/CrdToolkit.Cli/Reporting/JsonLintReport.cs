using CrdToolkit.Cli.Linting;

namespace CrdToolkit.Cli.Reporting;

/// <summary>One JSON object: the findings, then the sum.</summary>
internal sealed class JsonLintReport(TextWriter output) : ILintReport
{
    private readonly JsonText text = new(output);

    /// <inheritdoc/>
    public void Start()
    {
        text.Writer.WriteStartObject();
        text.Writer.WriteStartArray("findings");
    }

    /// <inheritdoc/>
    public void Add(Finding finding)
    {
        var json = text.Writer;
        json.WriteStartObject();
        json.WriteString("file", finding.File);
        json.WriteNumber("line", finding.Position.Line);
        json.WriteNumber("column", finding.Position.Column);
        json.WriteString("severity", finding.Severity == Severity.Error ? "error" : "warning");
        json.WriteString("rule", finding.Rule);
        json.WriteString("definition", finding.Definition);
        json.WriteString("field", finding.Field);
        json.WriteString("message", finding.Message);
        json.WriteEndObject();
        text.Flush();
    }

    /// <inheritdoc/>
    public void End(LintSummary summary)
    {
        var json = text.Writer;
        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("files", summary.Files);
        json.WriteNumber("definitions", summary.Definitions);
        json.WriteNumber("skippedDocuments", summary.Skipped);
        json.WriteNumber("unreadableFiles", summary.Unreadable);
        json.WriteNumber("errors", summary.Errors);
        json.WriteNumber("warnings", summary.Warnings);
        json.WriteEndObject();
        json.WriteEndObject();
        text.Flush();
        output.WriteLine();
    }
}
