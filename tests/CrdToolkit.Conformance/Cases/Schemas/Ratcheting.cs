namespace CrdToolkit.Conformance.Cases.Schemas;

/// <summary>A value that a later schema forbids may stay as long as nobody changes it.</summary>
public sealed class Ratcheting(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(43)]
    public async Task An_unchanged_value_is_tolerated_and_a_changed_one_is_not()
    {
        var widgets = await TightenedAsync(
            """ "size":{"type":"integer"},"color":{"type":"string"} """,
            """ "size":{"type":"integer","maximum":10},"color":{"type":"string","enum":["red"]} """,
            """{"size":50,"color":"blue"}""");

        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"labels":{"a":"b"}}}""").Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"size":5}}""").Returns(200);
        var refusal = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"size":51}}""").Fails(422, "Invalid");
        await Api.PostAsync(widgets.Path, widgets.New("two", """{"spec":{"size":50}}""")).Fails(422, "Invalid");

        refusal.HasCauses(1).HasCause("spec.size", "FieldValueInvalid");
    }

    [Fact, Checklist(43)]
    public async Task Combined_schemas_are_not_ratcheted()
    {
        var widgets = await TightenedAsync(
            """ "size":{"type":"integer"} """, """ "size":{"type":"integer","allOf":[{"maximum":10}]} """, """{"size":50}""");

        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"labels":{"a":"b"}}}""").Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"size":51}}""").Fails(422, "Invalid");
    }

    [Fact, Checklist(25)]
    public async Task A_status_can_be_written_though_the_spec_no_longer_fits()
    {
        var widgets = await TightenedAsync(
            """ "size":{"type":"integer"} """, """ "size":{"type":"integer","maximum":10} """, """{"size":50}""");

        var updated = await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"phase":"Ready"}}""").Returns(200);

        Assert.Equal("Ready", updated.Text("status.phase"));
    }

    // a kind whose schema was tightened after an object "one" with this spec was stored
    private async Task<Resource> TightenedAsync(string before, string after, string spec)
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties(before));
        await CreateAsync(widgets, "one", $$"""{"spec":{{spec}}}""");
        await Api.JsonPatchAsync(Resource.Definitions.PathTo(widgets.DefinitionName), $$$"""
            [{"op":"replace","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties","value":{ {{{after}}} }}]
            """).Returns(200);
        await Api.UntilAsync(
            () => Api.PostAsync(widgets.Path + "?dryRun=All", widgets.New("probe", $$"""{"spec":{{spec}}}""")), answer => answer.Code == 422);
        return widgets;
    }
}
