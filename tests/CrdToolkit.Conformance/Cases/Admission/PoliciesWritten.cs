namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>What policies and bindings have to be when they are written.</summary>
public sealed class PoliciesWritten(ServerUnderTest server, WebhookServer webhooks) : PolicyCase(server, webhooks)
{
    private const string NoRules = "policies and their bindings are not validated.";
    private const string Rules = """ "matchConstraints":{"resourceRules":[{"apiGroups":["none.example"],"apiVersions":["v1"],"operations":["CREATE"],"resources":["nones"]}]} """;

    private string Name => "written-" + Group;

    [Fact, Checklist(65)]
    public async Task What_is_not_said_is_filled_in()
    {
        var created = await CreateAsync(ValidatingPolicies, Name, $$"""{"spec":{{{Rules}},"validations":[{"expression":"true"}]} }""");
        DeleteAfterwards(ValidatingPolicies.PathTo(Name));

        Assert.Equal("Fail", created.Text("spec.failurePolicy"));
        Assert.Equal("Equivalent", created.Text("spec.matchConstraints.matchPolicy"));
        Assert.Equal("*", created.Text("spec.matchConstraints.resourceRules.0.scope"));
        Assert.Equal("{}", created.At("spec.matchConstraints.namespaceSelector")!.ToJsonString());
        Assert.Equal("{}", created.At("spec.matchConstraints.objectSelector")!.ToJsonString());
        Assert.Equal("1", created.At("metadata.generation")!.ToJsonString());
        Assert.Equal("{}", created.At("status")!.ToJsonString());
        var binding = await CreateAsync(ValidatingBindings, Name, $$"""{"spec":{"policyName":"{{Name}}","validationActions":["Deny"],"matchResources":{} } }""");
        DeleteAfterwards(ValidatingBindings.PathTo(Name));
        Assert.Equal("Equivalent", binding.Text("spec.matchResources.matchPolicy"));
    }

    [Theory, Checklist(65)]
    [InlineData("nothing == 1", "compilation failed: ERROR: <input>:1:1: undeclared reference to 'nothing' (in container '')\n | nothing == 1\n | ^")]
    [InlineData("object.data.a == 'b' &&", "")]
    [InlineData("request.object == null", "compilation failed: ERROR: <input>:1:8: undefined field 'object'\n | request.object == null\n | .......^")]
    [InlineData("params == null", "compilation failed: ERROR: <input>:1:1: undeclared reference to 'params' (in container '')\n | params == null\n | ^")]
    [InlineData("variables.a == null", "compilation failed: ERROR: <input>:1:1: undeclared reference to 'variables' (in container '')\n | variables.a == null\n | ^")]
    [InlineData("object.data.a", "must evaluate to bool but got dyn")]
    [InlineData("'a'", "must evaluate to bool but got string")]
    public async Task A_validation_that_does_not_compile_is_refused(string expression, string words)
    {
        var refused = await RefuseAsync($$"""{{{Rules}},"validations":[{"expression":"true"},{"expression":"{{expression}}"}]}""");

        refused.HasCauses(1);
        var cause = Assert.Single(refused.Causes)!;
        Assert.Equal(("spec.validations[1].expression", "FieldValueInvalid"), (cause.Text("field"), cause.Text("reason")));
        Assert.StartsWith($"Invalid value: \"{expression}\": {words}", cause.Text("message"), StringComparison.Ordinal);
    }

    [Fact, Checklist(65)]
    public async Task Variables_have_names_and_expressions_and_see_those_before_them()
    {
        var refused = await RefuseAsync($$"""
            {{{Rules}},"validations":[{"expression":"variables.b == 'x' && variables.c"}],
             "variables":[{"name":"a","expression":"variables.b"},{"name":"b","expression":"5"},{"name":"","expression":"1"},{"name":"c","expression":" "},{"name":"for","expression":"1"},{"name":"d-e","expression":"1"}]}
            """);

        refused.HasCause("spec.variables[0].expression", "FieldValueInvalid")
            .HasCause("spec.variables[2].name", "FieldValueRequired", "Required value: name is not specified")
            .HasCause("spec.variables[3].expression", "FieldValueRequired", "Required value: expression is not specified")
            .HasCause("spec.variables[4].name", "FieldValueInvalid", "Invalid value: \"for\": name is not a valid CEL identifier")
            .HasCause("spec.variables[5].name", "FieldValueInvalid", "Invalid value: \"d-e\": name is not a valid CEL identifier")
            .HasCause("spec.validations[0].expression", "FieldValueInvalid");
    }

    [Theory, Checklist(65)]
    [InlineData("""{"expression":" "}""", "expression", "Required value: expression is not specified")]
    [InlineData("""{"expression":"true","message":" "}""", "message", "Invalid value: \" \": message must be non-empty if specified")]
    [InlineData("""{"expression":"true","message":"a\nb"}""", "message", "Invalid value: \"a\\nb\": message must not contain line breaks")]
    [InlineData("""{"expression":"true","messageExpression":" "}""", "messageExpression", "Invalid value: \" \": must be non-empty if specified")]
    [InlineData("""{"expression":"true","messageExpression":"5"}""", "messageExpression", "Invalid value: \"5\": must evaluate to string but got int")]
    [InlineData("""{"expression":"true","messageExpression":"authorizer.path('/').check('get').reason()"}""", "messageExpression", null)]
    [InlineData("""{"expression":"true","reason":"Because"}""", "reason", "Unsupported value: \"Because\": supported values: \"Forbidden\", \"Invalid\", \"RequestEntityTooLarge\"")]
    public async Task A_validation_is_complete(string validation, string field, string? message)
    {
        var refused = await RefuseAsync($$"""{{{Rules}},"validations":[{{validation}}]}""");

        var cause = Assert.Single(refused.Causes)!;
        Assert.Equal($"spec.validations[0].{field}", cause.Text("field"));
        Assert.Equal(message ?? cause.Text("message"), cause.Text("message"));
    }

    [Fact, Checklist(65)]
    public async Task A_policy_says_what_it_is_about_and_what_it_wants()
    {
        (await RefuseAsync("{}"))
            .HasCause("spec.matchConstraints", "FieldValueRequired", "Required value")
            .HasCause("spec.validations", "FieldValueRequired", "Required value: validations or auditAnnotations must contain at least one item")
            .HasCause("spec.auditAnnotations", "FieldValueRequired", "Required value: validations or auditAnnotations must contain at least one item")
            .HasCauses(3);
        (await RefuseAsync("""{"matchConstraints":{},"validations":[{"expression":"true"}]}""")).HasCause("spec.matchConstraints.resourceRules", "FieldValueRequired", "Required value").HasCauses(1);
        (await RefuseAsync("""
            {"matchConstraints":{"resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["READ"],"resources":["pods"],"resourceNames":["a","a","b/c"]}]},
             "validations":[{"expression":"true"}],"failurePolicy":"Maybe"}
            """))
            .HasCause("spec.matchConstraints.resourceRules[0].resourceNames[1]", "FieldValueDuplicate", "Duplicate value: \"a\"")
            .HasCause("spec.matchConstraints.resourceRules[0].resourceNames[2]", "FieldValueInvalid", "Invalid value: \"b/c\": may not contain '/'")
            .HasCause("spec.matchConstraints.resourceRules[0].operations[0]", "FieldValueNotSupported")
            .HasCause("spec.failurePolicy", "FieldValueNotSupported", "Unsupported value: \"Maybe\": supported values: \"Fail\", \"Ignore\"");
    }

    [Fact, Checklist(65)]
    public async Task The_kind_of_parameters_is_one()
    {
        (await RefuseAsync($$"""{{{Rules}},"validations":[{"expression":"true"}],"paramKind":{} }"""))
            .HasCause("spec.paramKind.apiVersion", "FieldValueRequired", "Required value")
            .HasCause("spec.paramKind.kind", "FieldValueRequired", "Required value");
        (await RefuseAsync($$"""{{{Rules}},"validations":[{"expression":"true"}],"paramKind":{"apiVersion":"a/b/c","kind":"5"} }"""))
            .HasCause("spec.paramKind.apiVersion", "FieldValueInvalid", "Invalid value: \"a/b/c\": unexpected GroupVersion string: a/b/c")
            .HasCause("spec.paramKind.kind", "FieldValueInvalid");
    }

    [Fact, Checklist(65)]
    public async Task Audit_annotations_have_keys_of_their_own_and_are_texts()
    {
        (await RefuseAsync($$"""
            {{{Rules}},"auditAnnotations":[{"key":"a","valueExpression":"'x'"},{"key":"a","valueExpression":"5"},{"key":"b c","valueExpression":" "}]}
            """))
            .HasCause("spec.auditAnnotations[1].key", "FieldValueDuplicate", "Duplicate value: \"a\"")
            .HasCause("spec.auditAnnotations[1].valueExpression", "FieldValueInvalid", "Invalid value: \"5\": must evaluate to one of [string null_type] but got int")
            .HasCause("spec.auditAnnotations[2].key", "FieldValueInvalid")
            .HasCause("spec.auditAnnotations[2].valueExpression", "FieldValueRequired", "Required value: valueExpression is not specified");
    }

    [Fact, Checklist(65)]
    public async Task Conditions_see_no_variables() => (await RefuseAsync($$"""
        {{{Rules}},"validations":[{"expression":"variables.a"}],"variables":[{"name":"a","expression":"true"}],"matchConditions":[{"name":"a","expression":"variables.a"}]}
        """))
        .HasCause("spec.matchConditions[0].expression", "FieldValueInvalid")
        .HasCauses(1);

    [Fact, Checklist(65)]
    public async Task An_update_is_looked_at_too()
    {
        Server.LabDeviates(NoRules);
        var created = await CreateAsync(ValidatingPolicies, Name, $$"""{"spec":{{{Rules}},"validations":[{"expression":"true"}]} }""");
        DeleteAfterwards(ValidatingPolicies.PathTo(Name));
        created.At("spec.validations.0")!["expression"] = "nothing";

        (await Api.PutAsync(ValidatingPolicies.PathTo(Name), created).Fails(422, "Invalid")).HasCause("spec.validations[0].expression", "FieldValueInvalid");
    }

    [Theory, Checklist(65)]
    [InlineData("""{"validationActions":["Deny"]}""", "spec.policyName", "FieldValueRequired", "Required value")]
    [InlineData("""{"policyName":"A","validationActions":["Deny"]}""", "spec.policyName", "FieldValueInvalid", null)]
    [InlineData("""{"policyName":"a"}""", "spec.validationActions", "FieldValueRequired", "Required value: at least one validation action is required")]
    [InlineData("""{"policyName":"a","validationActions":["Deny","Deny"]}""", "spec.validationActions[1]", "FieldValueDuplicate", "Duplicate value: \"Deny\"")]
    [InlineData("""{"policyName":"a","validationActions":["Shout"]}""", "spec.validationActions[0]", "FieldValueNotSupported", "Unsupported value: \"Shout\": supported values: \"Audit\", \"Deny\", \"Warn\"")]
    [InlineData("""{"policyName":"a","validationActions":["Deny","Warn"]}""", "spec.validationActions", "FieldValueInvalid", null)]
    [InlineData("""{"policyName":"a","validationActions":["Deny"],"paramRef":{"parameterNotFoundAction":"Deny"}}""", "spec.paramRef", "FieldValueRequired", "Required value: one of name or selector must be specified")]
    [InlineData("""{"policyName":"a","validationActions":["Deny"],"paramRef":{"name":"a"}}""", "spec.paramRef.parameterNotFoundAction", "FieldValueRequired", "Required value")]
    [InlineData("""{"policyName":"a","validationActions":["Deny"],"paramRef":{"name":"a/b","parameterNotFoundAction":"Deny"}}""", "spec.paramRef.name", "FieldValueInvalid", "Invalid value: \"a/b\": may not contain '/'")]
    public async Task A_binding_is_complete(string spec, string field, string reason, string? message)
    {
        Server.LabDeviates(NoRules);
        var refused = await Api.PostAsync(ValidatingBindings.Path, ValidatingBindings.New(Name, $$"""{"spec":{{spec}}}""")).Fails(422, "Invalid");

        var cause = Assert.Single(refused.Causes)!;
        Assert.Equal((field, reason), (cause.Text("field"), cause.Text("reason")));
        Assert.Equal(message ?? cause.Text("message"), cause.Text("message"));
    }

    [Fact, Checklist(65)]
    public async Task A_binding_has_a_name_or_a_selector()
    {
        Server.LabDeviates(NoRules);

        (await Api.PostAsync(ValidatingBindings.Path, ValidatingBindings.New(Name, """
            {"spec":{"policyName":"a","validationActions":["Deny"],"paramRef":{"name":"a","selector":{},"parameterNotFoundAction":"Deny"}}}
            """)).Fails(422, "Invalid"))
            .HasCause("spec.paramRef.name", "FieldValueForbidden", "Forbidden: name and selector are mutually exclusive")
            .HasCause("spec.paramRef.selector", "FieldValueForbidden", "Forbidden: name and selector are mutually exclusive")
            .HasCauses(2);
    }

    [Theory, Checklist(65)]
    [InlineData("""{"patchType":"ApplyConfiguration"}""", "spec.mutations[0].applyConfiguration", "Required value: must be specified when patchType is ApplyConfiguration")]
    [InlineData("""{"patchType":"JSONPatch"}""", "spec.mutations[0].jsonPatch", "Required value: must be specified when patchType is JSONPatch")]
    [InlineData("""{"patchType":"JSONPatch","jsonPatch":{"expression":"[JSONPatch{op: 'remove', path: '/data'}]"},"applyConfiguration":{"expression":"Object{}"}}""", "spec.mutations[0].applyConfiguration", null)]
    [InlineData("""{"patchType":"ApplyConfiguration","applyConfiguration":{"expression":" "}}""", "spec.mutations[0].applyConfiguration.expression", "Required value")]
    [InlineData("""{"patchType":"ApplyConfiguration","applyConfiguration":{"expression":"object"}}""", "spec.mutations[0].applyConfiguration.expression", "Invalid value: \"object\": must evaluate to Object but got dyn")]
    [InlineData("""{"patchType":"JSONPatch","jsonPatch":{"expression":"5"}}""", "spec.mutations[0].jsonPatch.expression", "Invalid value: \"5\": must evaluate to list(JSONPatch) but got int")]
    [InlineData("""{"patchType":"JSONPatch","jsonPatch":{"expression":"[]"}}""", "spec.mutations[0].jsonPatch.expression", "Invalid value: \"[]\": must evaluate to list(JSONPatch) but got list(dyn)")]
    [InlineData("""{"patchType":"JSONPatch","jsonPatch":{"expression":"[1]"}}""", "spec.mutations[0].jsonPatch.expression", "Invalid value: \"[1]\": must evaluate to list(JSONPatch) but got list(int)")]
    [InlineData("""{"patchType":"JSONPatch","jsonPatch":{"expression":"[Object{}]"}}""", "spec.mutations[0].jsonPatch.expression", "Invalid value: \"[Object{}]\": must evaluate to list(JSONPatch) but got list(Object)")]
    public async Task A_mutation_is_complete(string mutation, string field, string? message)
    {
        var cause = Assert.Single((await RefuseMutationAsync($$"""{{{Rules}},"reinvocationPolicy":"Never","mutations":[{{mutation}}]}""")).Causes)!;

        Assert.Equal(field, cause.Text("field"));
        Assert.Equal(message ?? cause.Text("message"), cause.Text("message"));
    }

    [Fact, Checklist(65)]
    public async Task A_policy_that_mutates_says_what_and_when()
    {
        (await RefuseMutationAsync($"{{{Rules}}}"))
            .HasCause("spec.mutations", "FieldValueRequired", "Required value: mutations must contain at least one item")
            .HasCause("spec.reinvocationPolicy", "FieldValueRequired", "Required value");
        (await RefuseMutationAsync("""
            {"matchConstraints":{"resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["DELETE"],"resources":["pods"]}]},
             "reinvocationPolicy":"Never","mutations":[{"patchType":"ApplyConfiguration","applyConfiguration":{"expression":"Object{}"}}]}
            """))
            .HasCause("spec.matchConstraints.resourceRules.operations", "FieldValueNotSupported", "Unsupported value: \"DELETE\": supported values: \"CREATE\", \"UPDATE\"")
            .HasCauses(1);
    }

    private Task<ApiStatus> RefuseAsync(string spec) => RefuseAsync(ValidatingPolicies, spec);

    private Task<ApiStatus> RefuseMutationAsync(string spec) => RefuseAsync(MutatingPolicies, spec);

    private async Task<ApiStatus> RefuseAsync(Resource policies, string spec)
    {
        Server.LabDeviates(NoRules);
        return await Api.PostAsync(policies.Path, policies.New(Name, $$"""{"spec":{{spec}}}""")).Fails(422, "Invalid");
    }
}
