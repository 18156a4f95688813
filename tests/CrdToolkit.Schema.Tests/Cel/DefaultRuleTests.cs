using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Tests.Cel;

/// <summary>
/// defaults that break the rules of their schema. default-rules.jsonl holds schemas of a property with the answers of an API server 1.36, without
/// the path of the default in front.
/// </summary>
public sealed class DefaultRuleTests
{
    private const string Default = "spec.validation.openAPIV3Schema.properties[spec].properties[a].default";

    public static TheoryData<string, string> Answered()
    {
        using var stream = typeof(DefaultRuleTests).Assembly.GetManifestResourceStream("default-rules.jsonl")!;
        using var reader = new StreamReader(stream);
        var data = new TheoryData<string, string>();
        while (reader.ReadLine() is { } line)
        {
            var answered = JsonReader.ParseObject(line);
            data.Add(JsonWriter.Write(answered["schema"]!), string.Join('\n', ((JsonArray)answered["errors"]!).Items.Select(error => ((JsonString)error).Value)));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Answered))]
    public void A_default_that_breaks_a_rule_is_refused_in_the_words_of_the_API_server(string schema, string errors) =>
        Assert.Equal(errors, string.Join('\n', Validate(schema).Select(error => error.Message[Default.Length..])));

    [Theory]
    [InlineData("""{"type":"string","format":"date-time","default":"2020-01-01T00:00:00Z","x-kubernetes-validations":[{"rule":"self.getHours('Local') > 24"}]}""")]
    [InlineData("""{"type":"string","default":"x","x-kubernetes-validations":[{"rule":"isURL('//' + self)"}]}""")]
    [InlineData("""{"type":"string","default":"x","x-kubernetes-validations":[{"rule":"isURL('//' + self) && self == 'x'"}]}""")]
    [InlineData("""{"type":"array","items":{"type":"integer"},"default":[0,1,2,3,4,5,6,7,8,9],"x-kubernetes-validations":[{"rule":"!self.all(a, self.all(b, self.all(c, self.all(d, self.all(e, self.all(f, self.all(g, true)))))))"}]}""")]
    public void What_only_the_server_can_tell_is_not_told(string schema) => Assert.Empty(Validate(schema));

    [Fact]
    public void What_is_certain_is_told_whatever_else_a_rule_asks() => Assert.Equal(
        "R-109", Assert.Single(Validate("""{"type":"string","default":"x","x-kubernetes-validations":[{"rule":"isURL('//' + self) && self == 'y'"}]}""")).Rule);

    private static IReadOnlyList<FieldError> Validate(string schema) => CustomResourceDefinitionValidator.Validate(CustomResourceDefinitionReader.Read(JsonReader.ParseObject(
        $$$$$$$"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},
         "spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"widgets","singular":"widget","kind":"Widget","listKind":"WidgetList"},"versions":[
         {"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","properties":{"a":{{{{{{{schema}}}}}}}}}}}}}]}}
        """)));
}
