using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Hazards;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Tests.Cel;

/// <summary>A-16: which rules certainly cost too much.</summary>
public sealed class RuleCostTests
{
    private const string Strings = """{"type":"array","items":{"type":"string"}RULE}""";

    [Theory]
    [InlineData(Strings, "self.all(x, self.all(y, x == y))", "more than 100 times", "set maxItems of self")]
    [InlineData(Strings, "self.all(x, x.matches('^a+$'))", "more than 100 times", "set maxItems of self, maxLength of x")]
    [InlineData("""{"type":"array","items":{"type":"string"RULE}}""", "self.matches('^a+$')", "more than 100 times", "set maxLength of self, maxItems or maxProperties of the lists and maps around it")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string"RULE}}""", "self.contains('a')", "more than 100 times", "maxLength of self")]
    [InlineData("""{"type":"array","maxItems":1000,"items":{"type":"array","maxItems":1000,"items":{"type":"array","maxItems":1000,"items":{"type":"integer"}RULE}}}""", "self.all(x, x > 0)", "more than 100 times", "simplify the rule, or lower")]
    public void A_rule_that_goes_through_too_much_is_told_with_what_has_no_bound(string schema, string rule, string factor, string wayOut)
    {
        var hazard = Assert.Single(Find(schema, rule));

        Assert.Equal("A-16", hazard.Rule);
        Assert.EndsWith(".x-kubernetes-validations[0].rule", hazard.Field, StringComparison.Ordinal);
        Assert.Contains(factor, hazard.Message, StringComparison.Ordinal);
        Assert.Contains(wayOut, hazard.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_are_in_the_budget_one_by_one_and_not_together_are_told_once()
    {
        const string List = """{"type":"array","maxItems":1000,"items":{"type":"string","maxLength":100}RULE}""";
        const string Costly = "self.all(x, self.exists(y, x == y))";
        Assert.Empty(Find(List, Costly));

        var hazard = Assert.Single(Find(List, Costly, times: 40));

        Assert.Equal("A-16", hazard.Rule);
        Assert.StartsWith("spec.validation.openAPIV3Schema.properties[spec].properties[a].x-kubernetes-validations[", hazard.Field, StringComparison.Ordinal);
        Assert.Contains("(R-116: ", hazard.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Strings, "size(self) < 3")]
    [InlineData("""{"type":"array","maxItems":100,"items":{"type":"string","maxLength":253}RULE}""", "self.all(x, self.exists(y, x == y))")]
    [InlineData("""{"type":"string","maxLength":1000RULE}""", "self.matches('^a+$')")]
    [InlineData("""{"type":"array","items":{"type":"integer"RULE}}""", "self > 0")]
    [InlineData(Strings, "self.all(")]
    public void A_rule_in_the_budget_is_not(string schema, string rule) => Assert.Empty(Find(schema, rule));

    [Fact]
    public void The_API_server_tells_it_in_words_of_its_own()
    {
        var errors = CustomResourceDefinitionValidator.ValidateRuleCosts(Define(Strings, "self.all(x, self.all(y, x == y))"));

        Assert.Equal(3, errors.Count);
        Assert.All(errors, error => Assert.Equal(FieldErrorType.Forbidden, error.Type));
        Assert.StartsWith("estimated rule cost exceeds budget by factor of more than 100x (try ", errors[0].Detail, StringComparison.Ordinal);
        Assert.Equal("contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema", errors[1].Detail);
        Assert.Equal("spec.validation.openAPIV3Schema", errors[2].Field);
        Assert.Empty(CustomResourceDefinitionValidator.ValidateRuleCosts(Define(Strings, "size(self) < 3")));
    }

    private static IReadOnlyList<DefinitionHazard> Find(string schema, string rule, int times = 1) => CustomResourceDefinitionHazards.Find(Define(schema, rule, times));

    private static CustomResourceDefinition Define(string schema, string rule, int times = 1) => CustomResourceDefinitionReader.Read(JsonReader.ParseObject(
        $$$$$$$$$"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},
         "spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"widgets","kind":"Widget"},"versions":[{"name":"v1","served":true,"storage":true,
         "schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","properties":{"a":{{{{{{{{{schema.Replace("RULE", ",\"x-kubernetes-validations\":[" + string.Join(',', Enumerable.Range(1, times).Select(i => "{\"rule\":" + JsonWriter.Quote(i == 1 ? rule : $"{rule} || self.size() == {i}") + "}")) + "]", StringComparison.Ordinal)}}}}}}}}}}}}}}}]}}
        """));
}
