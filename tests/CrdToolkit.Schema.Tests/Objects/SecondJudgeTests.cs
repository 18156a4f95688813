using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Schema.Tests.Objects;

/// <summary>On keywords that mean the same in JSON Schema, an independent validator comes to the same verdict.</summary>
public sealed class SecondJudgeTests
{
    private static readonly string[] Schemas =
    [
        """{"type":"string","minLength":2,"maxLength":3}""", """{"type":"integer","minimum":-5,"maximum":5}""",
        """{"type":"boolean"}""", """{"type":"string","enum":["a","true","1"]}""", """{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":2}""",
        """{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}}""", """{"type":"object","minProperties":1,"maxProperties":2}""",
        """{"type":"object","additionalProperties":{"type":"integer"}}""", """{"type":"string","pattern":"^[a-z0-9]+$"}""",
        """{"type":"object","oneOf":[{"required":["a"]},{"required":["yes"]}]}""", """{"type":"object","not":{"required":["a"]}}""",
        """{"type":"array","items":{"anyOf":[{"type":"string"},{"type":"array"}]}}""",
    ];

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public async Task BothComeToTheSameVerdict(int seed)
    {
        var values = new Json.RandomJson(seed);
        foreach (var schema in Schemas)
        {
            var other = await NJsonSchema.JsonSchema.FromJsonAsync(schema, TestContext.Current.CancellationToken);
            var ours = SchemaOf.Json("""{"type":"object","properties":{"v":""" + schema + "}}");
            for (var i = 0; i < 400; i++)
            {
                var value = values.Next();
                if (IsBeyondTheOther(value.ToString()))
                {
                    continue;
                }

                var isValid = ObjectValidator.Validate(JsonObject.Empty.With("v", value), ours).Count == 0;

                Assert.True(isValid == (other.Validate(value.ToString()).Count == 0), $"{schema} {value}");
            }
        }
    }

    /// <summary>
    /// Where the two part on purpose: numbers of more digits than a double has, numbers with a fraction of zero, nulls in lists, which
    /// NJsonSchema takes for anything, and characters that are two UTF-16 units, which Kubernetes counts as one.
    /// </summary>
    private static bool IsBeyondTheOther(string json) =>
        json.Contains("😀", StringComparison.Ordinal)
        || json.Contains("null", StringComparison.Ordinal)
        || System.Text.RegularExpressions.Regex.IsMatch(json, "[0-9]{15}|[0-9][.][0-9]|[0-9]e");
}
