namespace CrdToolkit.Conformance.Cases.Deleting;

/// <summary>The body of a deletion is read as strictly as an object.</summary>
public sealed class DeleteOptions(ServerUnderTest server) : ConformanceCase(server)
{
    [Theory, Checklist(6, 30)]
    [InlineData("""{"gracePeriodSeconds":"x"}""", "string into Go struct field DeleteOptions.gracePeriodSeconds of type int64")]
    [InlineData("""{"gracePeriodSeconds":1.5}""", "number 1.5 into Go struct field DeleteOptions.gracePeriodSeconds of type int64")]
    [InlineData("""{"dryRun":"All"}""", "string into Go struct field DeleteOptions.dryRun of type []string")]
    [InlineData("""{"dryRun":["All",5]}""", "number into Go struct field DeleteOptions.dryRun of type string")]
    [InlineData("""{"propagationPolicy":5}""", "number into Go struct field DeleteOptions.propagationPolicy of type v1.DeletionPropagation")]
    [InlineData("""{"orphanDependents":"true"}""", "string into Go struct field DeleteOptions.orphanDependents of type bool")]
    [InlineData("""{"preconditions":[]}""", "array into Go struct field DeleteOptions.preconditions of type v1.Preconditions")]
    [InlineData("""{"preconditions":{"uid":5}}""", "number into Go struct field Preconditions.preconditions.uid of type types.UID")]
    [InlineData("""{"preconditions":{"resourceVersion":5}}""", "number into Go struct field Preconditions.preconditions.resourceVersion of type string")]
    [InlineData("""{"ignoreStoreReadErrorWithClusterBreakingPotential":5}""", "number into Go struct field DeleteOptions.ignoreStoreReadErrorWithClusterBreakingPotential of type bool")]
    public async Task A_field_of_another_type_is_refused(string options, string problem)
    {
        await CreateAsync(ConfigMaps, "one");

        var refusal = await Api.DeleteAsync(ConfigMaps.PathTo("one"), options).Fails(400, "BadRequest");

        refusal.Says($"json: cannot unmarshal {problem}");
    }

    [Theory, Checklist(6)]
    [InlineData("apiVersion")]
    [InlineData("kind")]
    public async Task A_kind_or_version_that_is_no_string_is_refused(string field)
    {
        await CreateAsync(ConfigMaps, "one");

        var refusal = await Api.DeleteAsync(ConfigMaps.PathTo("one"), $$"""{"{{field}}":5}""").Fails(400, "BadRequest");

        refusal.Says($"couldn't get version/kind; json parse error: json: cannot unmarshal number into Go struct field .{field} of type string");
    }

    [Fact, Checklist(6)]
    public async Task Unknown_fields_and_nulls_are_ignored()
    {
        await CreateAsync(ConfigMaps, "one");

        await Api.DeleteAsync(ConfigMaps.PathTo("one"), """{"unknown":5,"preconditions":null,"gracePeriodSeconds":null}""").Returns(200);
    }

    [Fact, Checklist(35)]
    public async Task A_null_among_the_directives_is_an_unknown_one()
    {
        await CreateAsync(ConfigMaps, "one");

        var refusal = await Api.DeleteAsync(ConfigMaps.PathTo("one"), """{"dryRun":[null]}""").Fails(422, "Invalid");

        refusal.HasCause("dryRun", "FieldValueNotSupported");
    }

    [Theory, Checklist(31)]
    [InlineData("?propagationPolicy=", null)]
    [InlineData("", """{"propagationPolicy":""}""")]
    public async Task An_empty_policy_is_none_of_the_policies(string query, string? options)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var refusal = await Api.DeleteAsync(widgets.PathTo("one") + query, options).Fails(422, "Invalid");

        refusal.HasCause(
            "propagationPolicy", "FieldValueNotSupported", "Unsupported value: \"\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"");
    }
}
