using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CrdToolkit.Testing.Tests.Admission;

public sealed class AdmissionPolicyTests : ApiServerTest
{
    private const string Registration = "/apis/admissionregistration.k8s.io/v1/";

    [Fact]
    public async Task A_warning_says_which_validation_is_not_evaluated()
    {
        await ValidateAsync("""{"validations":[{"expression":"isURL('//' + object.data.a)\n  || false"}]}""");

        Assert.Equal(
            ["299 - \"the expression \\\"isURL('//' + object.data.a) || false\\\" of ValidatingAdmissionPolicy \\\"a\\\" is not evaluated: it needs more of CEL than this server has, and is taken to hold\""],
            await WarningsAsync("""{"a":"https://b"}"""));
    }

    [Fact]
    public async Task A_warning_says_which_condition_is_not_evaluated()
    {
        await ValidateAsync("""{"matchConditions":[{"name":"c","expression":"isURL('//' + object.data.a)"}],"validations":[{"expression":"object.data.a != ''"}]}""");

        Assert.Equal(
            ["299 - \"the match condition \\\"c\\\" of ValidatingAdmissionPolicy \\\"a\\\" is not evaluated: it needs more of CEL than this server has, and is taken to hold\""],
            await WarningsAsync("""{"a":"https://b"}"""));
    }

    [Fact]
    public async Task A_warning_says_which_mutation_is_not_evaluated()
    {
        await CreateAsync("Mutating", """
            {"reinvocationPolicy":"Never","mutations":[{"patchType":"ApplyConfiguration","applyConfiguration":{"expression":"Object{data: {'host': url('//' + object.data.a).getHost()}}"}}]}
            """, "{}");

        Assert.Equal(
            ["299 - \"the expression \\\"Object{data: {'host': url('//' + object.data.a).getHost()}}\\\" of MutatingAdmissionPolicy \\\"a\\\" is not evaluated: it needs more of CEL than this server has, and changes nothing\""],
            await WarningsAsync("""{"a":"https://b"}"""));
    }

    [Fact]
    public async Task A_variable_that_is_not_evaluated_matters_only_where_it_is_used()
    {
        await ValidateAsync("""{"variables":[{"name":"u","expression":"url('//' + object.data.a)"}],"validations":[{"expression":"object.data.a == 'b' || variables.u.getHost() == 'b'"}]}""");

        Assert.Empty(await WarningsAsync("""{"a":"b"}"""));
        Assert.Contains("variables.u.getHost()", Assert.Single(await WarningsAsync("""{"a":"https://b"}""", "c")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_may_be_in_any_language_and_is_one_line()
    {
        await ValidateAsync("""{"validations":[{"expression":"false","message":"größer"},{"expression":"false","message":"a\tb"}]}""", "Warn");

        Assert.Equal(["299 - \"Validation failed for ValidatingAdmissionPolicy 'a' with binding 'a': größer\""], await WarningsAsync("{}"));
    }

    [Fact]
    public async Task A_policy_is_in_force_until_it_or_its_binding_is_gone()
    {
        await ValidateAsync("""{"validations":[{"expression":"false"}]}""");
        await PostAsync(ConfigMaps, Named("a", "{}"), HttpStatusCode.UnprocessableEntity);

        await MergeAsync($"{Registration}validatingadmissionpolicies/a", """{"spec":{"validations":[{"expression":"true"}]}}""");
        await PostAsync(ConfigMaps, Named("b", "{}"));

        await MergeAsync($"{Registration}validatingadmissionpolicies/a", """{"spec":{"validations":[{"expression":"false"}]}}""");
        await PostAsync(ConfigMaps, Named("c", "{}"), HttpStatusCode.UnprocessableEntity);

        await DeleteAsync($"{Registration}validatingadmissionpolicybindings/a");
        await PostAsync(ConfigMaps, Named("c", "{}"));
    }

    private Task ValidateAsync(string spec, string action = "Deny") => CreateAsync("Validating", spec, $$"""{"validationActions":["{{action}}"]}""");

    private async Task CreateAsync(string kind, string spec, string binding)
    {
        var policy = JsonNode.Parse(spec)!;
        policy["matchConstraints"] = JsonNode.Parse("""{"resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE"],"resources":["configmaps"]}]}""");
        await PostAsync($"{Registration}{kind.ToLowerInvariant()}admissionpolicies", Of($"{kind}AdmissionPolicy", policy));
        var bound = JsonNode.Parse(binding)!;
        bound["policyName"] = "a";
        await PostAsync($"{Registration}{kind.ToLowerInvariant()}admissionpolicybindings", Of($"{kind}AdmissionPolicyBinding", bound));
    }

    private static string Of(string kind, JsonNode spec) => new JsonObject
    {
        ["apiVersion"] = "admissionregistration.k8s.io/v1",
        ["kind"] = kind,
        ["metadata"] = new JsonObject { ["name"] = "a" },
        ["spec"] = spec,
    }.ToJsonString();

    private static string Named(string name, string data) => $$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{name}}"},"data":{{data}} }""";

    private async Task<IEnumerable<string>> WarningsAsync(string data, string name = "b")
    {
        using var created = await RequestAsync("POST", ConfigMaps, Named(name, data));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        // HttpClient takes each byte for a character.
        return created.Headers.TryGetValues("Warning", out var warnings) ? warnings.Select(warning => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(warning))) : [];
    }
}
