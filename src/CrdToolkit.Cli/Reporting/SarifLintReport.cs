using System.Reflection;
using CrdToolkit.Cli.Linting;

namespace CrdToolkit.Cli.Reporting;

/// <summary>SARIF 2.1.0, which code hosts show beside the lines of a change.</summary>
internal sealed class SarifLintReport(TextWriter output) : ILintReport
{
    private readonly JsonText text = new(output);
    private readonly SortedSet<string> rules = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Start()
    {
        var json = text.Writer;
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
    }

    /// <inheritdoc/>
    public void Add(Finding finding)
    {
        rules.Add(finding.Rule);
        var json = text.Writer;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteString("level", finding.Severity == Severity.Error ? "error" : "warning");
        json.WriteStartObject("message");
        json.WriteString("text", finding.Field.Length == 0 ? finding.Message : $"{finding.Field}: {finding.Message}");
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(finding.File));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", finding.Position.Line);
        json.WriteNumber("startColumn", finding.Position.Column);
        json.WriteEndObject();
        json.WriteEndObject();
        if (finding.Field.Length > 0)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", $"{finding.Definition}/{finding.Field}");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        text.Flush();
    }

    /// <inheritdoc/>
    public void End(LintSummary summary)
    {
        var json = text.Writer;
        json.WriteEndArray();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "crdtool");
        json.WriteString("semanticVersion", typeof(SarifLintReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        text.Flush();
        output.WriteLine();
    }

    private static string UriOf(string file) => Path.IsPathRooted(file)
        ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
