namespace CrdToolkit.Conformance.Cases.Schemas;

/// <summary>Rules in CEL about times, durations, quantities, addresses and maps.</summary>
public sealed class RulesOfTypes(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Properties = """
        "from":{"type":"string","format":"date-time"},"until":{"type":"string","format":"date-time"},"wait":{"type":"string","format":"duration"},
        "memory":{"type":"string","maxLength":20},"address":{"type":"string","maxLength":50},"limits":{"type":"object","maxProperties":5,"additionalProperties":{"type":"integer"}},
        "steps":{"type":"array","maxItems":5,"items":{"type":"string","maxLength":10}}
        """;

    [Theory, Checklist(42)]
    [InlineData("self.from < self.until", """{"from":"2024-02-29T10:00:00+02:00","until":"2024-02-29T09:00:00Z"}""", """{"from":"2024-02-29T10:00:00Z","until":"2024-02-29T11:00:00+02:00"}""")]
    [InlineData("self.until - self.from <= self.wait", """{"from":"2024-02-29T10:00:00Z","until":"2024-02-29T11:00:00Z","wait":"1h"}""", """{"from":"2024-02-29T10:00:00Z","until":"2024-02-29T11:00:01Z","wait":"1h"}""")]
    [InlineData("self.from.getDayOfWeek() == 4 && self.from.getHours('-05:00') < 12", """{"from":"2024-02-29T10:00:00Z"}""", """{"from":"2024-02-29T20:00:00Z"}""")]
    [InlineData("quantity(self.memory).compareTo(quantity('1Gi')) <= 0", """{"memory":"1024Mi"}""", """{"memory":"1.1Gi"}""")]
    [InlineData("cidr('10.0.0.0/8').containsIP(ip(self.address))", """{"address":"10.255.0.1"}""", """{"address":"11.0.0.1"}""")]
    [InlineData("self.limits.all(name, limit, limit > 0 && name.matches('^[a-z]+$'))", """{"limits":{"a":1,"b":2}}""", """{"limits":{"a":1,"b":0}}""")]
    [InlineData("self.limits.transformList(name, limit, limit).sum() < 10", """{"limits":{"a":4,"b":5}}""", """{"limits":{"a":5,"b":5}}""")]
    [InlineData("self.steps.transformMapEntry(i, step, {step: i}).size() > 1 && self.steps.sort()[0] == 'a'", """{"steps":["b","a"]}""", """{"steps":["b","c"]}""")]
    public async Task A_rule_is_kept_or_broken(string rule, string kept, string broken)
    {
        var widgets = await DefineAsync(Rule(rule, "no"));

        await CreateAsync(widgets, "one", $$"""{"spec":{{kept}}}""");
        (await Api.PostAsync(widgets.Path, widgets.New("two", $$"""{"spec":{{broken}}}""")).Fails(422, "Invalid"))
            .HasCauses(1).HasCause("spec", "FieldValueInvalid", "Invalid value: no");
    }

    [Theory, Checklist(42)]
    [InlineData("quantity(self.memory).isInteger()", """{"memory":"x"}""", "Invalid value: \"object\": quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$' evaluating rule: no")]
    [InlineData("ip(self.address).family() == 4", """{"address":"1.2.3"}""", "Invalid value: \"object\": IP Address \"1.2.3\" parse error during conversion from string: ParseAddr(\"1.2.3\"): IPv4 address too short evaluating rule: no")]
    [InlineData("self.steps.map(s, int(s)).sum() > 1", """{"steps":["1","a"]}""", "Invalid value: \"object\": type conversion error from 'string' to 'int' evaluating rule: no")]
    [InlineData("dyn(self.steps[0]) + 1 > 1", """{"steps":["1"]}""", "Invalid value: \"object\": 'no such overload': call arguments did not match a supported operator, function or macro signature for rule: no")]
    public async Task What_cannot_be_evaluated_is_refused_with_the_reason(string rule, string spec, string message)
    {
        var widgets = await DefineAsync(Rule(rule, "no"));

        (await Api.PostAsync(widgets.Path, widgets.New("one", $$"""{"spec":{{spec}}}""")).Fails(422, "Invalid"))
            .HasCauses(1).HasCause("spec", "FieldValueInvalid", message);
    }

    private static Func<Definition, Definition> Rule(string rule, string message) => widget => widget.Spec($$"""
        {"type":"object","properties":{{{Properties}}},"x-kubernetes-validations":[{"rule":{{System.Text.Json.JsonSerializer.Serialize(rule)}},"message":"{{message}}"}]}
        """);
}
