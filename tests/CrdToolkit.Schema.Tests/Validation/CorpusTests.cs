using System.IO.Compression;
using System.Text;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Hazards;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Tests.Validation;

/// <summary>The verdicts of a real API server on thousands of definitions, where they are at hand.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const string CorpusFile = "shared/corpus/crd-verdicts.jsonl.gz";

    /// <summary>Words of the mistakes that only a CEL compiler finds.</summary>
    private static readonly string[] NeedsCel =
    [
        "compilation failed: ", "cel expression must evaluate to a bool", "messageExpression must evaluate to a string", "estimated rule cost",
        "estimated messageExpression cost", "contributed to estimated rule cost", "messageExpression compilation failed",
    ];

    [Fact]
    public void TheVerdictIsThatOfTheApiServer()
    {
        var path = Find(CorpusFile);
        Assert.SkipWhen(path is null, $"There is no {CorpusFile} beside the repository.");
        var (agreed, needsCel, celTold, total, sameErrors, sameWords, refused) = (0, 0, 0, 0, 0, 0, 0);
        var wrongVerdicts = new List<string>();
        var wrongErrors = new List<string>();
        var wrongWarnings = new List<string>();
        foreach (var line in Lines(path))
        {
            var entry = JsonReader.ParseObject(line);
            var expected = CorpusVerdict.Of(entry);
            var (found, warnings) = Judge((JsonObject)entry["crd"]!);
            var name = $"{entry.FindText("id")} {entry.FindText("mutation") ?? "as written"}";
            total++;
            if (expected.IsAccepted && !expected.Warnings.ToHashSet().SetEquals(warnings))
            {
                wrongWarnings.Add($"{name}: {string.Join(", ", warnings)}; server: {string.Join(", ", expected.Warnings)}");
            }

            var withoutCel = expected.Causes.Where(cause => !NeedsCel.Any(cause.Message.Contains)).ToList();
            if (expected.Causes.Count > 0 && withoutCel.Count == 0)
            {
                needsCel++;
                // Of the mistakes in CEL, some are certain without a compiler, and some costs.
                if (found.Count > 0)
                {
                    var (mine, theirs) = (Keys(found.Select(error => (error.Reason, error.Field))).Distinct().ToList(), Keys(expected.Causes.Select(cause => (cause.Reason, cause.Field))));
                    celTold += mine.All(theirs.Contains) ? 1 : 0;
                    if (!mine.All(theirs.Contains))
                    {
                        wrongErrors.Add($"{name}: CEL alone is wrong, found {string.Join("; ", found)}");
                    }
                }
                else if (CustomResourceDefinitionHazards.Find(CustomResourceDefinitionReader.Read((JsonObject)entry["crd"]!)).Any(hazard => hazard.Rule == "A-16" && expected.Causes.Any(cause => cause.Field == hazard.Field)))
                {
                    celTold++;
                }
                else
                {
                    wrongErrors.Add($"{name}: not told: {string.Join("; ", expected.Causes.Select(cause => Cut(cause.ToString())))}");
                }

                continue;
            }

            if (expected.IsAccepted && CustomResourceDefinitionHazards.Find(CustomResourceDefinitionReader.Read((JsonObject)entry["crd"]!)).FirstOrDefault(hazard => hazard.Rule == "A-16") is { } costly)
            {
                wrongVerdicts.Add($"{name}: server accepts, {costly.Field}: {costly.Message}");
            }

            agreed += expected.IsAccepted == (found.Count == 0) ? 1 : 0;
            if (expected.IsAccepted != (found.Count == 0))
            {
                wrongVerdicts.Add($"{name}: server {(expected.IsAccepted ? "accepts" : "refuses")}, {string.Join("; ", found.Select(Short))}"
                    + string.Join("; ", expected.Causes.Select(cause => Cut(cause.ToString()))));
            }
            else if (!expected.IsAccepted)
            {
                refused++;
                var (mine, theirs) = (Keys(found.Select(error => (error.Reason, error.Field))), Keys(withoutCel.Select(cause => (cause.Reason, cause.Field))));
                sameErrors += mine.SequenceEqual(theirs) ? 1 : 0;
                if (!mine.SequenceEqual(theirs))
                {
                    wrongErrors.Add($"{name}:\n    mine   {string.Join("\n           ", mine.Except(theirs))}\n    server {string.Join("\n           ", theirs.Except(mine))}");
                }

                var (words, serverWords) = (found.Select(error => error.Body).Where(IsShort).ToHashSet(), withoutCel.Select(cause => cause.Message).Where(IsShort).ToHashSet());
                sameWords += words.SetEquals(serverWords) ? 1 : 0;
                if (!words.SetEquals(serverWords))
                {
                    wrongErrors.Add($"{name}: words\n    mine   {string.Join("; ", words.Except(serverWords).Select(Cut))}\n    server {string.Join("; ", serverWords.Except(words).Select(Cut))}");
                }
            }
        }

        output.WriteLine($"{total} definitions; accept/reject {agreed} of {total - needsCel}; mistakes in CEL alone: {needsCel}, of which told: {celTold}");
        output.WriteLine($"same fields and reasons: {sameErrors} of {refused}; same words: {sameWords}; other warnings: {wrongWarnings.Count}");
        wrongVerdicts.ForEach(output.WriteLine);
        wrongErrors.ForEach(output.WriteLine);
        wrongWarnings.ForEach(output.WriteLine);
        Assert.Empty(wrongVerdicts);
        Assert.Empty(wrongWarnings);
        Assert.True(celTold >= needsCel * 0.9, "fewer than 90 % of the mistakes in CEL are told");
        Assert.True(sameErrors >= refused * 0.99, "fewer than 99 % of the refused definitions have the server's fields and reasons");
    }

    private static (IReadOnlyList<FieldError> Errors, IReadOnlyList<string> Warnings) Judge(JsonObject json)
    {
        var unknown = new List<string>();
        var definition = CustomResourceDefinitionReader.Read(json, unknown);
        return unknown.Count > 0
            ? ([.. unknown.Select(field => new FieldError("decoding", FieldErrorType.Invalid, field, "unknown field", null))], [])
            : (CustomResourceDefinitionValidator.Validate(definition),
               [.. CustomResourceDefinitionValidator.Warnings(definition).Where(warning => warning.StartsWith("unrecognized format", StringComparison.Ordinal))]);
    }

    private static List<string> Keys(IEnumerable<(string Reason, string Field)> errors) =>
        [.. errors.Select(error => $"{error.Reason} {error.Field}").Order(StringComparer.Ordinal)];

    /// <summary>Values that the server prints in its inner form, whole schemas and lists of versions, are not compared.</summary>
    private static bool IsShort(string body) => !body.Contains('{', StringComparison.Ordinal);

    private static string Short(FieldError error) => Cut(error.Message);

    private static string Cut(string text) => text.Length > 300 ? text[..150] + " … " + text[^140..] : text;

    private static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, relative);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
