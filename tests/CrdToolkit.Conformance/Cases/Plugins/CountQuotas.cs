namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>ResourceQuota: how many objects a namespace may have.</summary>
public sealed class CountQuotas(ServerUnderTest server) : QuotaCase(server)
{
    private Resource Services => BuiltIn("", "v1", "Service", "services");

    [Fact, Checklist(65)]
    public async Task The_status_of_a_quota_says_what_there_is_and_what_is_used()
    {
        Server.LabDeviates(NoController);
        await CreateAsync(Resource.Secrets(Namespace), "one");

        var quota = await QuotaAsync("q", """{"secrets":"3","count/secrets":"3","pods":"1","count/nothings.none.example":"1"}""");

        quota.At("status").ShouldBe("""
            {"hard":{"count/nothings.none.example":"1","count/secrets":"3","pods":"1","secrets":"3"},"used":{"count/secrets":"1","pods":"0","secrets":"1"}}
            """);
    }

    [Fact, Checklist(65)]
    public async Task What_is_created_is_used_at_once_and_too_much_is_refused()
    {
        Server.LabDeviates(NoController);
        await QuotaAsync("q", """{"secrets":"1"}""");

        await CreateAsync(Resource.Secrets(Namespace), "one");
        (await ReadAsync(Quotas, "q")).At("status.used").ShouldBe("""{"secrets":"1"}""");
        (await Api.PostAsync(Resource.Secrets(Namespace).Path, Resource.Secrets(Namespace).New("two")).Fails(403, "Forbidden"))
            .Concerns(null, "secrets", "two")
            .Says("secrets \"two\" is forbidden: exceeded quota: q, requested: secrets=1, used: secrets=1, limited: secrets=1");
    }

    [Fact, Checklist(65)]
    public async Task Custom_resources_count_in_any_version_and_by_any_way_of_creation()
    {
        Server.LabDeviates(NoController);
        var widgets = await WidgetsAsync();
        await QuotaAsync("q", $$"""{"count/widgets.{{widgets.Group}}":"2"}""");

        await CreateAsync(widgets, "one");
        await Api.ApplyAsync(widgets.PathTo("two") + "?fieldManager=me", widgets.New("two")).Returns(201);
        (await Api.ApplyAsync(widgets.PathTo("three") + "?fieldManager=me", widgets.New("three")).Fails(403, "Forbidden")).Says(
            $"widgets.{widgets.Group} \"three\" is forbidden: exceeded quota: q, requested: count/widgets.{widgets.Group}=1, "
                + $"used: count/widgets.{widgets.Group}=2, limited: count/widgets.{widgets.Group}=2");
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"replicas":2}}""").Returns(200);
    }

    [Fact, Checklist(65)]
    public async Task What_is_deleted_is_given_back()
    {
        Server.LabDeviates(NoController);
        await QuotaAsync("q", """{"secrets":"1"}""");
        await CreateAsync(Resource.Secrets(Namespace), "one");

        await Api.DeleteAsync(Resource.Secrets(Namespace).PathTo("one")).Returns(200);

        await UsedAsync("q", """{"secrets":"0"}""");
        await CreateAsync(Resource.Secrets(Namespace), "two");
    }

    [Fact, Checklist(65)]
    public async Task What_is_not_created_is_not_used()
    {
        Server.LabDeviates(NoController);
        await QuotaAsync("q", """{"secrets":"2"}""");
        await CreateAsync(Resource.Secrets(Namespace), "one");

        await Api.PostAsync(Resource.Secrets(Namespace).Path, Resource.Secrets(Namespace).New("one")).Fails(409, "AlreadyExists");
        await Api.PostAsync(Resource.Secrets(Namespace).Path, Resource.Secrets(Namespace).New("Bad")).Fails(422, "Invalid");

        await UsedAsync("q", """{"secrets":"1"}""");
        await CreateAsync(Resource.Secrets(Namespace), "two");
    }

    [Fact, Checklist(65, 35)]
    public async Task A_dry_run_is_refused_as_well_and_uses_nothing()
    {
        Server.LabDeviates(NoController);
        await QuotaAsync("q", """{"secrets":"1"}""");

        await Api.PostAsync(Resource.Secrets(Namespace).Path + "?dryRun=All", Resource.Secrets(Namespace).New("one")).Returns(201);
        (await ReadAsync(Quotas, "q")).At("status.used").ShouldBe("""{"secrets":"0"}""");
        await CreateAsync(Resource.Secrets(Namespace), "one");
        (await Api.PostAsync(Resource.Secrets(Namespace).Path + "?dryRun=All", Resource.Secrets(Namespace).New("two")).Fails(403, "Forbidden"))
            .Mentions("exceeded quota: q");
    }

    [Fact, Checklist(65, 20)]
    public async Task Of_many_at_once_no_more_are_created_than_there_may_be()
    {
        Server.LabDeviates(NoController);
        await QuotaAsync("q", """{"secrets":"5"}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Api.PostAsync(Resource.Secrets(Namespace).Path, Resource.Secrets(Namespace).New($"s{i}"))));

        Assert.Equal(5, answers.Count(answer => answer.Code == 201));
        Assert.Equal(15, answers.Count(answer => answer.Code == 403));
        await UsedAsync("q", """{"secrets":"5"}""");
    }

    [Fact, Checklist(65)]
    public async Task A_quota_that_grows_allows_more()
    {
        Server.LabDeviates(NoController);
        await QuotaAsync("q", """{"secrets":"0"}""");
        await Api.PostAsync(Resource.Secrets(Namespace).Path, Resource.Secrets(Namespace).New("one")).Fails(403, "Forbidden");

        await Api.MergePatchAsync(Quotas.PathTo("q"), """{"spec":{"hard":{"secrets":"1","configmaps":"10"}}}""").Returns(200);

        await Api.EventuallyAsync(Quotas.PathTo("q"), answer => answer.Body.Text("status.hard.secrets") == "1" && answer.Body.At("status.used.configmaps") is not null);
        await CreateAsync(Resource.Secrets(Namespace), "one");
    }

    [Fact, Checklist(65)]
    public async Task Of_several_quotas_each_has_to_allow_it()
    {
        Server.LabDeviates(NoController);
        await QuotaAsync("a", """{"secrets":"5"}""");
        await QuotaAsync("b", """{"count/secrets":"0"}""");

        (await Api.PostAsync(Resource.Secrets(Namespace).Path, Resource.Secrets(Namespace).New("one")).Fails(403, "Forbidden"))
            .Mentions("exceeded quota: b, requested: count/secrets=1");

        await UsedAsync("a", """{"secrets":"0"}""");
    }

    [Fact, Checklist(65)]
    public async Task Services_count_with_their_node_ports_and_load_balancers()
    {
        Server.LabDeviates(NoController);
        await QuotaAsync("q", """{"services":"5","services.nodeports":"2","services.loadbalancers":"1"}""");

        await CreateAsync(Services, "one", """{"spec":{"type":"LoadBalancer","ports":[{"name":"a","port":80},{"name":"b","port":81}]}}""");
        await CreateAsync(Services, "two", """{"spec":{"ports":[{"port":80}]}}""");
        await UsedAsync("q", """{"services":"2","services.loadbalancers":"1","services.nodeports":"2"}""");
        (await Api.MergePatchAsync(Services.PathTo("two"), """{"spec":{"type":"NodePort"}}""").Fails(403, "Forbidden"))
            .Says("services \"two\" is forbidden: exceeded quota: q, requested: services.nodeports=1, used: services.nodeports=2, limited: services.nodeports=2");

        await Api.MergePatchAsync(Services.PathTo("one"), """{"spec":{"type":"ClusterIP"}}""").Returns(200);
        await UsedAsync("q", """{"services":"2","services.loadbalancers":"0","services.nodeports":"0"}""");
    }

    [Fact, Checklist(65)]
    public async Task Claims_count_with_their_storage_also_by_class()
    {
        Server.LabDeviates(NoController);
        await QuotaAsync("q", """
            {"persistentvolumeclaims":"5","requests.storage":"10Gi","gold.storageclass.storage.k8s.io/requests.storage":"5Gi",
             "gold.storageclass.storage.k8s.io/persistentvolumeclaims":"2"}
            """);
        static string Claim(string type, string size) => $$$"""
            {"spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"{{{type}}}","resources":{"requests":{"storage":"{{{size}}}"} } } }
            """;

        await CreateAsync(Claims, "one", Claim("gold", "4Gi"));
        await CreateAsync(Claims, "two", Claim("tin", "512Mi"));
        await UsedAsync("q", """
            {"persistentvolumeclaims":"2","requests.storage":"4608Mi","gold.storageclass.storage.k8s.io/requests.storage":"4Gi",
             "gold.storageclass.storage.k8s.io/persistentvolumeclaims":"1"}
            """);
        (await Api.PostAsync(Claims.Path, Claims.New("three", Claim("gold", "2Gi"))).Fails(403, "Forbidden")).Says(
            "persistentvolumeclaims \"three\" is forbidden: exceeded quota: q, requested: gold.storageclass.storage.k8s.io/requests.storage=2Gi, "
                + "used: gold.storageclass.storage.k8s.io/requests.storage=4Gi, limited: gold.storageclass.storage.k8s.io/requests.storage=5Gi");
    }

    [Theory, Checklist(40)]
    [InlineData("""{"hard":{"boxes":"1"}}""", "spec.hard[boxes]", "Invalid value: \"boxes\": must be a standard resource for quota")]
    [InlineData("""{"hard":{"storage":"1"}}""", "spec.hard[storage]", "Invalid value: \"storage\": must be a standard resource for quota")]
    [InlineData("""{"hard":{"pods":"1500m"}}""", "spec.hard[pods]", "Invalid value: \"1500m\": must be an integer")]
    [InlineData("""{"hard":{"cpu":"-1"}}""", "spec.hard[cpu]", "Invalid value: \"-1\": must be greater than or equal to 0")]
    [InlineData("""{"scopes":["Big"]}""", "spec.scopes", "Invalid value: [\"Big\"]: unsupported scope")]
    [InlineData("""{"scopes":["BestEffort","NotBestEffort"]}""", "spec.scopes", "Invalid value: [\"BestEffort\",\"NotBestEffort\"]: conflicting scopes")]
    [InlineData("""{"hard":{"cpu":"1"},"scopes":["BestEffort"]}""", "spec.scopes", "Invalid value: [\"BestEffort\"]: unsupported scope applied to resource")]
    [InlineData("""{"hard":{"secrets":"1"},"scopes":["Terminating"]}""", "spec.scopes", "Invalid value: [\"Terminating\"]: unsupported scope applied to resource")]
    [InlineData("""{"scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"Exists","values":["a"]}]}}""", "spec.scopeSelector.matchExpressions.values", "Invalid value: [\"a\"]: must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector")]
    public async Task A_quota_that_makes_no_sense_is_invalid(string spec, string field, string message)
    {
        Server.LabDeviates("built-in kinds have a few checks, not all of the validation.");

        (await Api.PostAsync(Quotas.Path, Quotas.New("one", $$"""{"spec":{{spec}}}""")).Fails(422, "Invalid")).HasCause(field, "FieldValueInvalid", message);
    }

    [Fact, Checklist(40)]
    public async Task The_scopes_of_a_quota_stay()
    {
        Server.LabDeviates("built-in kinds have the important immutable fields alone.");
        await CreateAsync(Quotas, "q", """{"spec":{"hard":{"pods":"1"},"scopes":["BestEffort"]}}""");

        (await Api.MergePatchAsync(Quotas.PathTo("q"), """{"spec":{"scopes":["Terminating"]}}""").Fails(422, "Invalid"))
            .HasCause("spec.scopes", "FieldValueInvalid", "Invalid value: [\"Terminating\"]: field is immutable");
    }
}
