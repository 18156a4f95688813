namespace CrdToolkit.Conformance.Cases.Schemas;

/// <summary>Each keyword for itself: what broke a rule before the rule was there may stay, and may not come anew.</summary>
public sealed class RatchetedKeywords(ServerUnderTest server) : ConformanceCase(server)
{
    private static readonly (string Name, string Loose, string Tight, string Old, string New)[] Keywords =
    [
        ("minimum", """{"type":"integer"}""", """{"type":"integer","minimum":5}""", "1", "2"),
        ("maximum", """{"type":"integer"}""", """{"type":"integer","maximum":5}""", "9", "8"),
        ("length", """{"type":"string"}""", """{"type":"string","maxLength":2}""", "\"long\"", "\"longer\""),
        ("pattern", """{"type":"string"}""", """{"type":"string","pattern":"^a+$"}""", "\"b\"", "\"c\""),
        ("format", """{"type":"string"}""", """{"type":"string","format":"date"}""", "\"then\"", "\"now\""),
        ("choice", """{"type":"string"}""", """{"type":"string","enum":["x"]}""", "\"y\"", "\"z\""),
        ("items", """{"type":"array","items":{"type":"string"}}""", """{"type":"array","maxItems":1,"items":{"type":"string"}}""", """["a","b"]""", """["a","b","c"]"""),
        ("members", """{"type":"object","additionalProperties":{"type":"string"}}""", """{"type":"object","maxProperties":1,"additionalProperties":{"type":"string"}}""", """{"a":"1","b":"2"}""", """{"a":"1","b":"2","c":"3"}"""),
    ];

    [Fact, Checklist(43)]
    public async Task What_broke_no_rule_when_it_was_written_may_stay_until_it_changes()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties(Schemas(keyword => keyword.Loose) + ",\"free\":{\"type\":\"string\"}"));
        await CreateAsync(widgets, "one", $$"""{"spec":{{{string.Join(',', Keywords.Select(keyword => $"\"{keyword.Name}\":{keyword.Old}"))}}} }""");
        await Api.JsonPatchAsync(
            Resource.Definitions.PathTo(widgets.DefinitionName),
            "[{\"op\":\"replace\",\"path\":\"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties\",\"value\":{"
                + Schemas(keyword => keyword.Tight) + ",\"free\":{\"type\":\"string\"}}}]").Returns(200);
        await Api.UntilAsync(
            () => Api.PostAsync(widgets.Path + "?dryRun=All", widgets.New("probe", """{"spec":{"minimum":1}}""")), answer => answer.Code == 422);

        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"free":"changed"}}""").Returns(200);

        foreach (var keyword in Keywords)
        {
            var refusal = await Api.MergePatchAsync(
                widgets.PathTo("one"), "{\"spec\":{\"" + keyword.Name + "\":" + keyword.New + "}}").Fails(422, "Invalid");
            Assert.All(refusal.Causes, cause => Assert.StartsWith("spec." + keyword.Name, cause.Text("field"), StringComparison.Ordinal));
        }
    }

    private static string Schemas(Func<(string Name, string Loose, string Tight, string Old, string New), string> choose) =>
        string.Join(',', Keywords.Select(keyword => $"\"{keyword.Name}\":{choose(keyword)}"));
}
