using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Tests.Cel;

/// <summary>
/// R-109 and the values of expressions: cel-values.jsonl holds expressions about one object, with what an API server 1.36 makes of them: the text
/// of a message expression, or the error.
/// </summary>
public sealed class CelValueTests
{
    private const string Properties =
        """
            "s":{"type":"string","maxLength":40}, "e":{"type":"string","maxLength":40}, "u":{"type":"string","maxLength":40}, "i":{"type":"integer"},
            "n":{"type":"integer"}, "big":{"type":"integer"}, "min":{"type":"integer"}, "d":{"type":"number"}, "b":{"type":"boolean"},
            "ls":{"type":"array","maxItems":6,"items":{"type":"string","maxLength":40}},
            "le":{"type":"array","maxItems":6,"items":{"type":"string","maxLength":40}}, "li":{"type":"array","maxItems":6,"items":{"type":"integer"}},
            "ld":{"type":"array","maxItems":6,"items":{"type":"number"}},
            "m":{"type":"object","maxProperties":5,"additionalProperties":{"type":"integer"}},
            "o":{"type":"object","properties":{"x":{"type":"integer"},"y":{"type":"string","maxLength":40}}},
            "lo":{"type":"array","maxItems":6,"items":{"type":"object","properties":{"n":{"type":"string","maxLength":40},"v":{"type":"integer"}}}},
            "set":{"type":"array","maxItems":6,"items":{"type":"string","maxLength":40},"x-kubernetes-list-type":"set"},
            "t":{"type":"string","format":"date-time"}, "t2":{"type":"string","format":"date-time"}, "dt":{"type":"string","format":"date"},
            "w":{"type":"string","format":"duration"}, "w2":{"type":"string","format":"duration"},
            "y":{"type":"string","format":"byte","maxLength":20}, "q":{"x-kubernetes-int-or-string":true}, "qs":{"x-kubernetes-int-or-string":true},
            "nul":{"type":"string","nullable":true,"maxLength":5}
        """;

    private const string Values =
        """
            "s":"hello world", "e":"", "u":"hé😀llo é", "i":7, "n":-3, "big":9223372036854775807, "min":-9223372036854775808, "d":1.5, "b":true,
            "ls":["b","a","c","a"], "le":[], "li":[3,1,2], "ld":[1.5,0.5], "m":{"a":1,"b":2}, "o":{"x":1}, "lo":[{"n":"x","v":2},{"n":"y","v":1}],
            "set":["b","a"], "t":"2024-02-29T23:59:58.123456789Z", "t2":"2023-12-31T22:00:00+02:00", "dt":"2024-03-01", "w":"1h30m0.5s", "w2":"2 days",
            "y":"aGVsbG8=", "q":5, "qs":"50%", "nul":null
        """;

    public static TheoryData<string, string> Answered()
    {
        using var stream = typeof(CelValueTests).Assembly.GetManifestResourceStream("cel-values.jsonl")!;
        using var reader = new StreamReader(stream);
        var data = new TheoryData<string, string>();
        while (reader.ReadLine() is { } line)
        {
            var answered = JsonReader.ParseObject(line);
            data.Add(((JsonString)answered["expression"]!).Value, ((JsonString)answered["answer"]!).Value);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Answered))]
    public void An_expression_gives_what_the_API_server_makes_of_it(string expression, string answer) => Assert.Equal(answer, Evaluate(expression));

    [Theory]
    [InlineData("dyn(self.li)[1.0]")]
    [InlineData("dyn(self.li)[1u]")]
    [InlineData("dyn(self.li)[1.5]")]
    [InlineData("double('0x1p4')")]
    [InlineData("double('1_0')")]
    [InlineData("self.t.getHours('Local')")]
    [InlineData("self.t.getHours('Mars/Base')")]
    [InlineData("self.u.findAll('.')")]
    [InlineData("isURL('//host/p')")]
    [InlineData("0.0/0.0 < 1.0")]
    [InlineData("self.t.getHours('+1')")]
    [InlineData("self.t.getHours('utc')")]
    [InlineData("self.t.getHours('EST')")]
    [InlineData("self.u.find('é.')")]
    [InlineData("dyn(self.t).getHours('x')")]
    [InlineData("[dyn(self.i), dyn(self.s)].min()")]
    [InlineData("[dyn(self.i), dyn(self.s)].isSorted()")]
    [InlineData("dyn(self.i).flatten()")]
    [InlineData("dyn(self.li)[?1.0].hasValue()")]
    public void What_is_not_certain_is_left_to_the_API_server(string expression) => Assert.Equal("", Evaluate(expression));

    private static string Evaluate(string expression)
    {
        var schema = $$$$$"""
            {"type":"object","default":{{{{{{Values}}}}}},"properties":{{{{{{Properties}}}}}},
             "x-kubernetes-validations":[{"rule":{{{{{JsonWriter.Quote($"[{expression}].size() == 0")}}}}},"messageExpression":{{{{{JsonWriter.Quote($"'= %s'.format([{expression}])")}}}}},"message":"no text"}]}
            """;
        var errors = CustomResourceDefinitionValidator.Validate(CustomResourceDefinitionReader.Read(JsonReader.ParseObject(
            $$$$$$$"""
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},
             "spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"widgets","singular":"widget","kind":"Widget","listKind":"WidgetList"},"versions":[
             {"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","properties":{"a":{{{{{{{schema}}}}}}}}}}}}}]}}
            """)));
        return string.Join('\n', errors.Where(error => error.Rule == "R-109").Select(error => error.Detail));
    }
}
