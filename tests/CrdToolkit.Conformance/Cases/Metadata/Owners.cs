namespace CrdToolkit.Conformance.Cases.Metadata;

/// <summary>The owners that an object names, as they are written.</summary>
public sealed class Owners(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Twice =
        "API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: ";

    [Fact, Checklist(32)]
    public async Task An_owner_that_is_named_twice_is_kept_once_with_a_warning()
    {
        var owner = await CreateAsync(ConfigMaps, "owner");
        var reference = $$"""{"apiVersion":"v1","kind":"ConfigMap","name":"owner","uid":"{{owner.Uid()}}","controller":true}""";
        var members = $$$"""{"metadata":{"ownerReferences":[{{{reference}}},{{{reference}}}]}}""";

        var created = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("one", members));
        await CreateAsync(ConfigMaps, "two");
        var patched = await Api.MergePatchAsync(ConfigMaps.PathTo("two"), members);

        created.Body.At("metadata.ownerReferences").ShouldBe($"[{reference}]");
        patched.Body.At("metadata.ownerReferences").ShouldBe($"[{reference}]");
        Assert.Equal([$".metadata.ownerReferences contains duplicate entries; {Twice}{owner.Uid()}"], created.Warnings);
        Assert.Equal([$".metadata.ownerReferences contains duplicate entries after mutating admission happens; {Twice}{owner.Uid()}"], patched.Warnings);
    }

    [Fact, Checklist(32)]
    public async Task An_update_of_another_name_is_refused_before_its_owners_are_looked_at()
    {
        const string Reference = """{"apiVersion":"v1","kind":"ConfigMap","name":"owner","uid":"a"}""";
        await CreateAsync(ConfigMaps, "one");

        var refused = await Api.PutAsync(ConfigMaps.PathTo("one"), ConfigMaps.New("two", $$$"""{"metadata":{"ownerReferences":[{{{Reference}}},{{{Reference}}}]}}"""));

        refused.Expect(400);
        Assert.Empty(refused.Warnings);
    }

    [Fact, Checklist(32)]
    public async Task An_event_owns_nothing()
    {
        var refusal = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New(
            "one", """{"metadata":{"ownerReferences":[{"apiVersion":"v1","kind":"Event","name":"a","uid":"b"}]}}""")).Fails(422, "Invalid");

        refusal.HasCause("metadata.ownerReferences", "FieldValueInvalid");
        refusal.Mentions("/v1, Kind=Event is disallowed from being an owner");
    }

    [Fact, Checklist(32)]
    public async Task Two_controllers_are_shown_as_their_type_has_its_fields()
    {
        static string Reference(string name) => $$"""{"apiVersion":"v1","kind":"A","name":"{{name}}","uid":"{{name}}","controller":true,"blockOwnerDeletion":true}""";

        var refusal = await Api.PostAsync(
            ConfigMaps.Path, ConfigMaps.New("one", $$$"""{"metadata":{"ownerReferences":[{{{Reference("a")}}},{{{Reference("b")}}}]}}""")).Fails(422, "Invalid");

        refusal.HasCause(
            "metadata.ownerReferences", "FieldValueInvalid",
            $"Invalid value: [{Reference("a")},{Reference("b")}]: Only one reference can have Controller set to true. Found \"true\" in references for A/a and A/b");
    }

    [Theory, Checklist(32)]
    [InlineData("a/b/c")]
    [InlineData("a/")]
    [InlineData("")]
    public async Task The_version_of_an_owner_may_not_be_empty(string apiVersion)
    {
        var refusal = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New(
            "one", $$$"""{"metadata":{"ownerReferences":[{"apiVersion":"{{{apiVersion}}}","kind":"A","name":"a","uid":"b"}]}}""")).Fails(422, "Invalid");

        refusal.HasCause("metadata.ownerReferences.apiVersion", "FieldValueInvalid", $"Invalid value: \"{apiVersion}\": version must not be empty");
    }
}
