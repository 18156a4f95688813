using CrdToolkit.Cli.Reading;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Hazards;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Cli.Linting;

/// <summary>Judges the documents of one file.</summary>
internal sealed class DefinitionLinter(string file, KubernetesVersion? minimum)
{
    private readonly List<Finding> findings = [];
    private readonly List<NameClaim> claims = [];
    private int definitions;
    private int skipped;

    /// <summary>Reads a file and judges each definition in it.</summary>
    public static FileReport Lint(Stream stream, string file, KubernetesVersion? minimum)
    {
        var linter = new DefinitionLinter(file, minimum);
        try
        {
            foreach (var document in DocumentReader.Read(stream, file))
            {
                linter.LintDocument(document);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(linter.findings, linter.definitions, linter.skipped, linter.claims, error.Message);
        }

        return new(linter.findings, linter.definitions, linter.skipped, linter.claims);
    }

    private void LintDocument(SourceDocument document)
    {
        var from = findings.Count;
        findings.AddRange(document.Problems.Select(problem => new Finding(file, problem.Position, Severity.Error, problem.Rule, "", "", problem.Message)));
        if (document.Value is JsonObject json)
        {
            foreach (var (item, source) in ListItems.Of(json, document.Source))
            {
                LintObject(item, source);
            }
        }
        else if (document.Value is not null)
        {
            skipped++;
        }

        findings.Sort(from, findings.Count - from, Comparer<Finding>.Create((a, b) =>
            (a.Position, a.Field, a.Message).CompareTo((b.Position, b.Field, b.Message))));
    }

    private void LintObject(JsonObject json, SourceNode source)
    {
        if (ListItems.IsDefinition(json))
        {
            definitions++;
            LintDefinition(json, json.FindText("apiVersion")!, source);
        }
        else
        {
            skipped++;
        }
    }

    private void LintDefinition(JsonObject json, string apiVersion, SourceNode source)
    {
        var name = json.FindText("metadata", "name") ?? "";
        if (apiVersion != "apiextensions.k8s.io/v1")
        {
            Add(Severity.Error, "api-version", "apiVersion", $"no matches for kind \"CustomResourceDefinition\" in version \"{apiVersion}\": servers since 1.22 know apiextensions.k8s.io/v1 alone");
            return;
        }

        var unknown = new List<string>();
        try
        {
            var definition = CustomResourceDefinitionReader.Read(json, unknown);
            claims.AddRange(NameClaims.Of(definition, file, source));
            foreach (var error in CustomResourceDefinitionValidator.Validate(definition))
            {
                Add(Severity.Error, error.Rule, error.Field, error.Body);
            }

            foreach (var hazard in CustomResourceDefinitionHazards.Find(definition).Concat(minimum is null ? [] : CustomResourceDefinitionHazards.FindUnknownTo(definition, minimum)))
            {
                Add(Severity.Warning, hazard.Rule, hazard.Field, hazard.Message);
            }
        }
        catch (CustomResourceDefinitionFormatException error)
        {
            Add(Severity.Error, "shape", error.Field, error.Message[(error.Field.Length + 2)..]);
        }

        foreach (var field in unknown)
        {
            Add(Severity.Error, "unknown-field", field, $"strict decoding error: unknown field \"{field}\"");
        }

        void Add(Severity severity, string rule, string field, string message) =>
            findings.Add(new(file, source.Find(FieldLocation.Of(field)), severity, rule, name, field, message));
    }
}
