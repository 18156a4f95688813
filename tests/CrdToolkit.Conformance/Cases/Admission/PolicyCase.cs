namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>A case with admission policies that see nothing but the case's namespace.</summary>
public abstract class PolicyCase(ServerUnderTest server, WebhookServer webhooks) : WebhookCase(server, webhooks)
{
    private const string Registration = "admissionregistration.k8s.io";

    private readonly string name = $"policy-{Guid.NewGuid().ToString("N")[..10]}";
    private int policies;

    protected static Resource ValidatingPolicies { get; } = new(Registration, "v1", "ValidatingAdmissionPolicy", "validatingadmissionpolicies", null);

    protected static Resource ValidatingBindings { get; } = new(Registration, "v1", "ValidatingAdmissionPolicyBinding", "validatingadmissionpolicybindings", null);

    protected static Resource MutatingPolicies { get; } = new(Registration, "v1", "MutatingAdmissionPolicy", "mutatingadmissionpolicies", null);

    protected static Resource MutatingBindings { get; } = new(Registration, "v1", "MutatingAdmissionPolicyBinding", "mutatingadmissionpolicybindings", null);

    // Policies that are deleted stay in force for a second.
    protected override bool LeavesNamespacesEmpty => false;

    /// <summary>A spec with one validation.</summary>
    protected static string Validation(string expression, string members = "{}") => With(members, spec =>
        spec["validations"] = new JsonArray(new JsonObject { ["expression"] = expression }));

    /// <summary>A spec with one mutation by an apply configuration.</summary>
    protected static string Apply(string expression, string members = "{}") => With(members, spec =>
        spec["mutations"] = new JsonArray(new JsonObject { ["patchType"] = "ApplyConfiguration", ["applyConfiguration"] = new JsonObject { ["expression"] = expression } }));

    /// <summary>A spec with one mutation by a JSON patch.</summary>
    protected static string Patch(string expression, string members = "{}") => With(members, spec =>
        spec["mutations"] = new JsonArray(new JsonObject { ["patchType"] = "JSONPatch", ["jsonPatch"] = new JsonObject { ["expression"] = expression } }));

    /// <summary>Puts a policy into force for config maps of the case's namespace; what its spec and that of its binding say comes in place of that.</summary>
    /// <returns>How refusals begin.</returns>
    protected async Task<string> PutInForceAsync(string spec, string binding = "{}") => (await PutAllInForceAsync((spec, binding)))[0];

    /// <summary>Puts several policies into force.</summary>
    protected async Task<IReadOnlyList<string>> PutAllInForceAsync(params (string Spec, string Binding)[] all)
    {
        var starts = new List<string>();
        foreach (var (spec, binding) in all)
        {
            var created = await CreateAsync(ValidatingPolicies, ValidatingBindings, Spec(spec), Binding(binding, """{"validationActions":["Deny"]}"""));
            starts.Add($"ValidatingAdmissionPolicy '{created}' with binding '{created}' denied request: ");
        }

        await KnownAsync();
        return starts;
    }

    /// <summary>Puts policies that mutate into force, for what those that validate are for.</summary>
    /// <returns>How refusals begin.</returns>
    protected async Task<IReadOnlyList<string>> MutateByPoliciesAsync(params (string Spec, string Binding)[] all)
    {
        var starts = new List<string>();
        foreach (var (spec, binding) in all)
        {
            var created = await CreateAsync(MutatingPolicies, MutatingBindings, Mutating(Spec(spec)), Binding(binding, "{}"));
            starts.Add($"policy '{created}' with binding '{created}' denied request: ");
        }

        var probe = await CreateAsync(MutatingPolicies, MutatingBindings, Mutating(Probe(Spec(Apply("Object{metadata: Object.metadata{annotations: {'seen': 'true'}}}")))), Binding("{}", "{}"));
        await Api.UntilAsync(() => Api.PostAsync(ConfigMaps.Path + "?dryRun=All", ProbeObject()), answer => answer.Body.At("metadata.annotations.seen") is not null);
        await DeleteAsync(MutatingBindings, probe);
        return starts;
    }

    /// <summary>The refusal of a config map.</summary>
    protected Task<ApiStatus> RefusedAsync(string map, string members = "{}", int code = 422, string reason = "Invalid") =>
        Api.PostAsync(ConfigMaps.Path, ConfigMaps.New(map, members)).Fails(code, reason);

    // An API server looks at its policies once a second: a policy that is there for the probe alone tells when it has.
    private async Task KnownAsync()
    {
        var probe = await CreateAsync(ValidatingPolicies, ValidatingBindings, Probe(Spec(Validation("false"))), Binding("{}", """{"validationActions":["Deny"]}"""));
        await Api.UntilAsync(() => Api.PostAsync(ConfigMaps.Path + "?dryRun=All", ProbeObject()), answer => answer.Body.Text("message")?.Contains(probe, StringComparison.Ordinal) == true);
    }

    private async Task<string> CreateAsync(Resource policy, Resource binding, JsonObject spec, JsonObject bindingSpec)
    {
        var created = $"{name}-{policies++}";
        bindingSpec["policyName"] = created;
        await CreateAsync(policy, created, new JsonObject { ["spec"] = spec }.ToJsonString());
        DeleteAfterwards(policy.PathTo(created));
        await CreateAsync(binding, created, new JsonObject { ["spec"] = bindingSpec }.ToJsonString());
        DeleteAfterwards(binding.PathTo(created));
        return created;
    }

    private async Task DeleteAsync(Resource binding, string probe) => await Api.DeleteAsync(binding.PathTo(probe)).Returns(200);

    private JsonObject ProbeObject() => ConfigMaps.New("probe", """{"metadata":{"labels":{"probe":"true"}}}""");

    private JsonObject Spec(string members)
    {
        var spec = JsonNode.Parse($$$"""
            {"matchConstraints":{
              "namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"{{{Namespace}}}"}},
              "objectSelector":{"matchExpressions":[{"key":"probe","operator":"DoesNotExist"}]},
              "resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE","UPDATE"],"resources":["configmaps"]}]}}
            """)!.AsObject();
        foreach (var (member, value) in JsonNode.Parse(members)!.AsObject())
        {
            if (member == "matchConstraints")
            {
                foreach (var (inner, constraint) in value!.AsObject())
                {
                    spec[member]![inner] = constraint?.DeepClone();
                }
            }
            else
            {
                spec[member] = value?.DeepClone();
            }
        }
        return spec;
    }

    private static JsonObject Mutating(JsonObject spec)
    {
        spec["reinvocationPolicy"] ??= "Never";
        return spec;
    }

    private static JsonObject Probe(JsonObject spec)
    {
        spec["matchConstraints"]!["objectSelector"] = JsonNode.Parse("""{"matchLabels":{"probe":"true"}}""");
        return spec;
    }

    private static JsonObject Binding(string members, string defaults)
    {
        var binding = JsonNode.Parse(members)!.AsObject();
        foreach (var (member, value) in JsonNode.Parse(defaults)!.AsObject())
        {
            binding[member] ??= value?.DeepClone();
        }
        return binding;
    }

    private static string With(string members, Action<JsonObject> change)
    {
        var spec = JsonNode.Parse(members)!.AsObject();
        change(spec);
        return spec.ToJsonString();
    }
}
