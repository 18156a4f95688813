namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>What every namespace has, and the subresources of pods and service accounts.</summary>
public sealed class PodsAndAccounts(ServerUnderTest server) : ConformanceCase(server)
{
    private Resource Pods => BuiltIn("", "v1", "Pod", "pods");

    private Resource Budgets => BuiltIn("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets");

    private Resource Accounts => BuiltIn("", "v1", "ServiceAccount", "serviceaccounts");

    [Fact, Checklist(33)]
    public async Task A_namespace_has_a_default_account_and_the_root_certificate()
    {
        Server.LabDeviates("new namespaces are empty.");

        await Api.EventuallyAsync(Accounts.PathTo("default"), answer => answer.Code == 200);
        var certificate = await Api.EventuallyAsync(ConfigMaps.PathTo("kube-root-ca.crt"), answer => answer.Code == 200);
        await Api.DeleteAsync(Accounts.PathTo("default")).Returns(200);
        await Api.EventuallyAsync(Accounts.PathTo("default"), answer => answer.Code == 200);

        Assert.StartsWith("-----BEGIN CERTIFICATE-----", certificate.Body.Text("data", "ca.crt"), StringComparison.Ordinal);
    }

    [Fact, Checklist(27)]
    public async Task An_eviction_deletes_the_pod()
    {
        await CreateAsync(Pods, "one", """{"spec":{"containers":[{"name":"a","image":"a:1"}]}}""");

        var answer = await Api.PostAsync(Pods.PathTo("one", "eviction"), Eviction("one")).Returns(201);

        Assert.Equal("Success", answer.Text("status"));
        await GoneAsync(Pods.PathTo("one"));
    }

    [Fact, Checklist(35)]
    public async Task A_dry_eviction_deletes_nothing()
    {
        await CreateAsync(Pods, "one", """{"spec":{"containers":[{"name":"a","image":"a:1"}]}}""");

        await Api.PostAsync(Pods.PathTo("one", "eviction") + "?dryRun=All", Eviction("one")).Returns(201);

        await ReadAsync(Pods, "one");
    }

    [Fact, Checklist(27)]
    public async Task The_eviction_of_a_pod_that_does_not_exist_is_not_found() =>
        await Api.PostAsync(Pods.PathTo("none", "eviction"), Eviction("none")).Fails(404, "NotFound");

    [Fact, Checklist(27)]
    public async Task A_disruption_budget_refuses_an_eviction()
    {
        Server.LabDeviates("eviction ignores disruption budgets.");
        await CreateAsync(Pods, "one", """{"metadata":{"labels":{"app":"x"}},"spec":{"containers":[{"name":"a","image":"a:1"}]}}""");
        await Api.MergePatchAsync(Pods.PathTo("one", "status"), """{"status":{"phase":"Running"}}""").Returns(200);
        await CreateAsync(Budgets, "one", """{"spec":{"minAvailable":1,"selector":{"matchLabels":{"app":"x"}}}}""");

        var refusal = await Api.SendAsync(HttpMethod.Post, Pods.PathTo("one", "eviction"), Eviction("one").ToJsonString(), accept: "application/json", retries: false)
            .Fails(429, "TooManyRequests");

        refusal.Says("Cannot evict pod as it would violate the pod's disruption budget.");
        Assert.Equal("DisruptionBudget", refusal.Causes[0].Text("reason"));
    }

    [Fact, Checklist(16)]
    public async Task A_binding_puts_a_pod_on_a_node_once()
    {
        await CreateAsync(Pods, "one", """{"spec":{"containers":[{"name":"a","image":"a:1"}]}}""");
        var binding = JsonNode.Parse("""{"apiVersion":"v1","kind":"Binding","metadata":{"name":"one"},"target":{"apiVersion":"v1","kind":"Node","name":"n1"}}""")!;

        await Api.PostAsync(Pods.PathTo("one", "binding"), binding).Returns(201);
        var bound = await ReadAsync(Pods, "one");
        await Api.PostAsync(Pods.PathTo("one", "binding"), binding).Fails(409, "Conflict");

        Assert.Equal("n1", bound.Text("spec.nodeName"));
    }

    [Fact, Checklist(61)]
    public async Task A_token_is_made_for_an_account()
    {
        await CreateAsync(Accounts, "one");

        var token = await Api.PostAsync(
            Accounts.PathTo("one", "token"), JsonNode.Parse("""{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":1200}}""")!).Returns(201);

        Assert.NotEqual("", token.Text("status.token"));
        Assert.NotNull(token.Text("status.expirationTimestamp"));
        Assert.Equal(1200, token.Number("spec.expirationSeconds"));
        await Api.PostAsync(
            Accounts.PathTo("none", "token"), JsonNode.Parse("""{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{}}""")!).Fails(404, "NotFound");
    }

    [Theory, Checklist(6, 30)]
    [InlineData("""{"gracePeriodSeconds":"x"}""", "cannot unmarshal string into Go struct field DeleteOptions.deleteOptions.gracePeriodSeconds of type int64")]
    [InlineData("""{"preconditions":{"uid":5}}""", "cannot unmarshal number into Go struct field Preconditions.deleteOptions.preconditions.uid of type types.UID")]
    [InlineData("5", "cannot unmarshal number into Go struct field Eviction.deleteOptions of type v1.DeleteOptions")]
    public async Task The_options_of_an_eviction_are_read_as_such(string options, string problem)
    {
        await CreateAsync(Pods, "one", """{"spec":{"containers":[{"name":"a","image":"a:1"}]}}""");

        var refusal = await Api.PostAsync(Pods.PathTo("one", "eviction"), Eviction("one").With("deleteOptions", options)).Fails(400, "BadRequest");

        refusal.Says($"Eviction in version \"v1\" cannot be handled as a Eviction: json: {problem}");
    }

    private JsonObject Eviction(string name) => JsonNode.Parse(
        $$$"""{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"{{{name}}}","namespace":"{{{Namespace}}}"} }""")!.AsObject();
}
