namespace CrdToolkit.Conformance.Cases.Schemas;

/// <summary>Rules in CEL, as far as the LocalApiServer has them: it keeps them.</summary>
public sealed class Rules(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(42)]
    public async Task A_rule_is_kept_and_what_keeps_it_is_accepted()
    {
        var widgets = await DefineAsync(widget => widget.Spec(
            """{"type":"object","properties":{"replicas":{"type":"integer"}},"x-kubernetes-validations":[{"rule":"self.replicas < 9","message":"too many"}]}"""));

        await CreateAsync(widgets, "one", """{"spec":{"replicas":3}}""");

        var definition = await ReadAsync(Resource.Definitions, widgets.DefinitionName);
        definition.At("spec.versions.0.schema.openAPIV3Schema.properties.spec.x-kubernetes-validations")
            .ShouldBe("""[{"rule":"self.replicas < 9","message":"too many"}]""");
    }

    [Fact, Checklist(42)]
    public async Task The_LocalApiServer_says_that_it_does_not_evaluate_it()
    {
        Assert.SkipUnless(Server.IsLocal, "Other servers evaluate it.");
        var definition = new Definition(Group).Spec("""{"type":"object","x-kubernetes-validations":[{"rule":"true"}]}""");
        DeleteAfterwards(Resource.Definitions.PathTo(definition.In(Namespace).DefinitionName));

        var answer = await Api.PostAsync(Resource.Definitions.Path, definition.Json);

        Assert.Equal("version v1: the LocalApiServer keeps x-kubernetes-validations (1) and does not evaluate them", Assert.Single(answer.Warnings));
    }
}
