namespace CrdToolkit.Conformance.Cases.Definitions;

/// <summary>Definitions that the server refuses.</summary>
public sealed class DefinitionValidation(ServerUnderTest server) : ConformanceCase(server)
{
    // of a definition with one version the server tells the paths as if schema, subresources and columns were those of the spec
    private const string Schema = "spec.validation.openAPIV3Schema";

    [Theory, Checklist(44)]
    [InlineData("metadata.name", "\"gadgets.example\"", "metadata.name", "FieldValueInvalid")]
    [InlineData("spec.scope", "\"Galaxy\"", "spec.scope", "FieldValueNotSupported")]
    [InlineData("spec.group", "\"Bad_Group\"", "spec.group", "FieldValueInvalid")]
    [InlineData("spec.group", "\"nodots\"", "spec.group", "FieldValueInvalid")]
    [InlineData("spec.names.plural", "\"Widgets\"", "spec.names.plural", "FieldValueInvalid")]
    [InlineData("spec.names.kind", "\"bad kind\"", "spec.names.kind", "FieldValueInvalid")]
    [InlineData("spec.names.kind", "\"\"", "spec.names.kind", "FieldValueRequired")]
    [InlineData("spec.names.listKind", "\"Widget\"", "spec.names.listKind", "FieldValueInvalid")]
    [InlineData("spec.names.shortNames", "[\"W\"]", "spec.names.shortNames[0]", "FieldValueInvalid")]
    [InlineData("spec.versions.0.name", "\"V1\"", "spec.versions[0].name", "FieldValueInvalid")]
    [InlineData("spec.versions.0.storage", "false", "spec.versions", "FieldValueInvalid")]
    [InlineData("spec.versions.0.schema", "null", "spec.versions[0].schema.openAPIV3Schema", "FieldValueRequired")]
    [InlineData("spec.versions.0.additionalPrinterColumns", """[{"name":"x","type":"text","jsonPath":".spec.color"}]""", "spec.additionalPrinterColumns[0].type", "FieldValueInvalid")]
    [InlineData("spec.versions.0.subresources.scale", """{"specReplicasPath":".status.x","statusReplicasPath":".status.replicas"}""", "spec.subresources.scale.specReplicasPath", "FieldValueInvalid")]
    [InlineData("spec.versions.0.selectableFields", """[{"jsonPath":".spec.missing"}]""", "spec.selectableFields[0].jsonPath", "FieldValueInvalid")]
    [InlineData("spec.conversion", """{"strategy":"Magic"}""", "spec.conversion.strategy", "FieldValueNotSupported")]
    [InlineData("spec.preserveUnknownFields", "true", "spec.preserveUnknownFields", "FieldValueInvalid")]
    public async Task A_wrong_value_is_refused_at_its_path(string path, string value, string field, string reason)
    {
        DeleteAfterwards(Resource.Definitions.PathTo("widgets." + Group));

        var refusal = await Api.PostAsync(Resource.Definitions.Path, new Definition(Group).With(path, value).Json).Fails(422, "Invalid");

        refusal.HasCause(field, reason);
    }

    [Theory, Checklist(44)]
    [InlineData("""{"properties":{"spec":{"type":"object"}}}""", "type", "FieldValueRequired")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "type", "FieldValueInvalid")]
    [InlineData("""{"type":"object","properties":{"spec":{}}}""", "properties[spec].type", "FieldValueRequired")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"array"}}}""", "properties[spec].items", "FieldValueRequired")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"text"}}}""", "properties[spec].type", "FieldValueNotSupported")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":{"type":"string"}}}}""", "properties[spec].additionalProperties", "FieldValueForbidden")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"array","uniqueItems":true,"items":{"type":"string"}}}}""", "properties[spec].uniqueItems", "FieldValueForbidden")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"object","anyOf":[{"type":"object"}]}}}""", "properties[spec].anyOf[0].type", "FieldValueForbidden")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"string","default":5}}}""", "properties[spec].default", "FieldValueTypeInvalid")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"array","x-kubernetes-list-type":"map","items":{"type":"object","properties":{"a":{"type":"string"}}}}}}""", "properties[spec].x-kubernetes-list-map-keys", "FieldValueRequired")]
    [InlineData("""{"type":"object","properties":{"metadata":{"type":"object","properties":{"labels":{"type":"object","additionalProperties":{"type":"string"}}}}}}""", "properties[metadata]", "FieldValueForbidden")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"string","pattern":"("}}}""", "properties[spec].pattern", "FieldValueInvalid")]
    public async Task A_schema_that_is_not_structural_is_refused(string schema, string field, string reason)
    {
        DeleteAfterwards(Resource.Definitions.PathTo("widgets." + Group));

        var refusal = await Api.PostAsync(Resource.Definitions.Path, new Definition(Group).Schema(schema).Json).Fails(422, "Invalid");

        refusal.HasCause($"{Schema}.{field}", reason);
    }

    [Fact, Checklist(44)]
    public async Task What_is_missing_is_told_once()
    {
        var unnamed = await Api.PostAsync(Resource.Definitions.Path, new Definition(Group).With("metadata.name", "\"\"").Json).Fails(422, "Invalid");
        var unstored = await Api.PostAsync(Resource.Definitions.Path, new Definition(Group).With("spec.versions.0.storage", "false").Json).Fails(422, "Invalid");

        Assert.Single(unnamed.Causes, cause => cause.Text("field") == "metadata.name" && cause.Text("reason") == "FieldValueRequired");
        unstored.HasCauses(2)
            .HasCause("status.storedVersions", "FieldValueInvalid", "Invalid value: null: must have at least one stored version")
            .HasCause("spec.versions", "FieldValueInvalid", """
                Invalid value: [{"Name":"v1","Served":true,"Storage":false,"Deprecated":false,"DeprecationWarning":null,"Schema":null,"Subresources":null,"AdditionalPrinterColumns":null,"SelectableFields":null}]: must have exactly one version marked as storage version
                """.Trim());
    }

    [Fact, Checklist(42, 44)]
    public async Task A_rule_is_shown_as_it_is_declared()
    {
        var definition = new Definition(Group).Spec("""{"type":"string","x-kubernetes-validations":[{"rule":"self"}]}""");

        var refusal = await Api.PostAsync(Resource.Definitions.Path, definition.Json).Fails(422, "Invalid");

        refusal.HasCause($"{Schema}.properties[spec].x-kubernetes-validations[0].rule", "FieldValueInvalid", """
            Invalid value: {"Rule":"self","Message":"","MessageExpression":"","Reason":null,"FieldPath":"","OptionalOldSelf":null}: cel expression must evaluate to a bool
            """.Trim());
    }

    [Fact, Checklist(38, 44)]
    public async Task A_status_subresource_has_no_members()
    {
        var created = await Api.PostAsync(
            Resource.Definitions.Path + "?dryRun=All", new Definition(Group).With("spec.versions.0.subresources", """{"status":{"a":1}}""").Json);

        Assert.Equal(["unknown field \"spec.versions[0].subresources.status.a\""], created.Expect(201).Warnings);
        created.Body.At("spec.versions.0.subresources").ShouldBe("""{"status":{}}""");
    }

    [Theory, Checklist(41, 44)]
    [InlineData("""{"type":"object","x-kubernetes-map-type":"atomic"}""", 201)]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", 201)]
    [InlineData("""{"type":"array","items":{"type":"string"},"x-kubernetes-list-type":"atomic"}""", 201)]
    [InlineData("""{"type":"object"}""", 422)]
    [InlineData("""{"type":"array","items":{"type":"string"},"x-kubernetes-list-type":"set"}""", 422)]
    public async Task A_set_is_of_what_is_one_value(string items, int code)
    {
        var definition = new Definition(Group).Spec($$"""{"type":"array","x-kubernetes-list-type":"set","items":{{items}}}""");

        var created = await Api.PostAsync(Resource.Definitions.Path + "?dryRun=All", definition.Json);

        Assert.Empty(created.Expect(code).Warnings);
    }

    [Fact, Checklist(44)]
    public async Task Two_storage_versions_are_refused()
    {
        DeleteAfterwards(Resource.Definitions.PathTo("widgets." + Group));

        var refusal = await Api.PostAsync(
            Resource.Definitions.Path, new Definition(Group).WithVersion("v2").With("spec.versions.1.storage", "true").Json).Fails(422, "Invalid");

        refusal.HasCause("spec.versions", "FieldValueInvalid").Mentions("must have exactly one version marked as storage version");
    }

    [Fact, Checklist(44)]
    public async Task A_protected_group_needs_an_approval()
    {
        var definition = new Definition(Group + ".k8s.io");
        DeleteAfterwards(Resource.Definitions.PathTo(definition.In(Namespace).DefinitionName));

        var refusal = await Api.PostAsync(Resource.Definitions.Path, definition.Json).Fails(422, "Invalid");

        refusal.HasCause("metadata.annotations[api-approved.kubernetes.io]", "FieldValueRequired");
    }

    [Theory, Checklist(44)]
    [InlineData("spec.scope", "\"Cluster\"", "spec.scope")]
    [InlineData("spec.names.kind", "\"Gadget\"", "spec.names.kind")]
    [InlineData("spec.names.plural", "\"gadgets\"", "spec.names.plural")]
    public async Task What_names_the_kind_cannot_change(string path, string value, string field)
    {
        var widgets = await DefineAsync();
        var definition = await ReadAsync(Resource.Definitions, widgets.DefinitionName);

        var refusal = await Api.PutAsync(
            Resource.Definitions.PathTo(widgets.DefinitionName), definition.With(path, value)).Fails(422, "Invalid");

        refusal.HasCause(field, "FieldValueInvalid");
    }
}
