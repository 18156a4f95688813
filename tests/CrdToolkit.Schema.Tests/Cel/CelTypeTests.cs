using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Tests.Cel;

/// <summary>
/// the types of expressions, and the functions that there are. cel-types.jsonl holds rules with the answers of an API server 1.36, in which
/// "object" stands for the names that it makes up for the types of objects.
/// </summary>
public sealed class CelTypeTests
{
    private const string Fields =
        """
        "s":{"type":"string","maxLength":10},"s2":{"type":"string","maxLength":10},"i":{"type":"integer"},"d":{"type":"number"},"b":{"type":"boolean"},
        "ls":{"type":"array","maxItems":5,"items":{"type":"string","maxLength":10}},"li":{"type":"array","maxItems":5,"items":{"type":"integer"}},
        "lb":{"type":"array","maxItems":5,"items":{"type":"boolean"}},
        "lo":{"type":"array","maxItems":5,"items":{"type":"object","properties":{"n":{"type":"string","maxLength":10}}}},
        "m":{"type":"object","maxProperties":5,"additionalProperties":{"type":"integer"}},"o":{"type":"object","properties":{"x":{"type":"integer"}}},
        "t":{"type":"string","format":"date-time"},"u":{"type":"string","format":"duration"},"y":{"type":"string","format":"byte","maxLength":10},
        "p":{"x-kubernetes-preserve-unknown-fields":true},"q":{"x-kubernetes-int-or-string":true}
        """;

    public static TheoryData<string, string> Answered()
    {
        using var stream = typeof(CelTypeTests).Assembly.GetManifestResourceStream("cel-types.jsonl")!;
        using var reader = new StreamReader(stream);
        var data = new TheoryData<string, string>();
        while (reader.ReadLine() is { } line)
        {
            var answered = JsonReader.ParseObject(line);
            data.Add(((JsonString)answered["rule"]!).Value, answered["error"] is JsonString error ? error.Value : "");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Answered))]
    public void A_rule_is_judged_in_the_words_of_the_API_server(string rule, string answer) =>
        Assert.Equal(answer, string.Join('\n', Judge(rule).Select(error => error.Detail)));

    private static IReadOnlyList<FieldError> Judge(string rule) => CustomResourceDefinitionValidator.Validate(CustomResourceDefinitionReader.Read(JsonReader.ParseObject(
        $$$$$$$$"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},
         "spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"widgets","singular":"widget","kind":"Widget","listKind":"WidgetList"},"versions":[
         {"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{
          "spec":{"type":"object","properties":{{{{{{{{{Fields}}}}}}}}},"x-kubernetes-validations":[{"rule":{{{{{{{{JsonWriter.Quote(rule)}}}}}}}}}]}}}}}]}}
        """)));
}
