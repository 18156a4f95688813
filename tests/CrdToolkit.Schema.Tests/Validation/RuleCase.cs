using System.Reflection;
using System.Text;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Tests.Validation;

/// <summary>A definition made to break one rule, with what an API server (1.36) said to it.</summary>
/// <param name="Rule">The rule; <c>none</c> when the definition is accepted.</param>
/// <param name="Name">What is wrong.</param>
/// <param name="Definition">The document.</param>
/// <param name="Causes">The causes of the refusal; a message that shows a whole value ends there with an ellipsis.</param>
/// <param name="Warnings">The warnings that came with the answer.</param>
internal sealed record RuleCase(
    string Rule, string Name, JsonObject Definition, IReadOnlyList<CorpusCause> Causes, IReadOnlyList<string> Warnings)
{
    public static IReadOnlyList<RuleCase> All { get; } = [.. Lines().Select(line => Of(JsonReader.ParseObject(line)))];

    private static RuleCase Of(JsonObject json) => new(
        json.FindText("rule")!,
        json.FindText("name")!,
        (JsonObject)json["definition"]!,
        [.. List(json, "causes").Cast<JsonObject>().Select(cause => new CorpusCause(cause.FindText("reason")!, cause.FindText("field")!, cause.FindText("message")!))],
        [.. List(json, "warnings").Cast<JsonString>().Select(text => text.Value)]);

    private static IEnumerable<JsonValue> List(JsonObject json, string name) => (json[name] as JsonArray ?? JsonArray.Empty).Items;

    private static IEnumerable<string> Lines()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("rule-cases.jsonl")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
