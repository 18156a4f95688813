using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Tests.Validation;

/// <summary>What the API server said to one definition.</summary>
internal sealed record CorpusVerdict(bool IsAccepted, IReadOnlyList<CorpusCause> Causes, IReadOnlyList<string> Warnings)
{
    public static CorpusVerdict Of(JsonObject entry)
    {
        var verdict = (JsonObject)entry["verdict"]!;
        var status = ((JsonNumber)verdict["status"]!).Value;
        var causes = (verdict["causes"] as JsonArray ?? JsonArray.Empty).Items.Cast<JsonObject>()
            .Select(cause => new CorpusCause(cause.FindText("reason") ?? "", cause.FindText("field") ?? "", cause.FindText("message") ?? ""))
            .ToList();
        if (causes.Count == 0 && verdict.FindText("message") is { } message && message.Contains("unknown field \"", StringComparison.Ordinal))
        {
            causes.Add(new("FieldValueInvalid", message.Split("unknown field \"")[1].TrimEnd('"'), "Invalid value: unknown field"));
        }

        // A warning header is: 299 - "text".
        var warnings = (verdict["warnings"] as JsonArray ?? JsonArray.Empty).Items.Cast<JsonString>()
            .Select(warning => warning.Value["299 - \"".Length..^1].Replace("\\\"", "\"", StringComparison.Ordinal));
        return new(status < 300, causes, [.. warnings]);
    }
}
