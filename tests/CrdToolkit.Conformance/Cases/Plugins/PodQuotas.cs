namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>ResourceQuota: what the pods of a namespace may use.</summary>
public sealed class PodQuotas(ServerUnderTest server) : QuotaCase(server)
{
    private static Resource Classes => new("scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses", null);

    [Fact, Checklist(65)]
    public async Task Pods_use_what_they_ask_for_and_may_have()
    {
        Server.LabDeviates(NoController);
        await QuotaAsync("q", """{"pods":"10","cpu":"10","requests.cpu":"2","limits.cpu":"4","requests.memory":"2Gi","requests.example.com/gpu":"2"}""");

        await CreatePodAsync("one", container: Using("""{"requests":{"cpu":"500m","memory":"1Gi"},"limits":{"cpu":"2","example.com/gpu":"1"}}"""));
        await UsedAsync("q", """{"pods":"1","cpu":"500m","requests.cpu":"500m","limits.cpu":"2","requests.memory":"1Gi","requests.example.com/gpu":"1"}""");
        (await Api.PostAsync(Pods.Path, Pod("two", container: Using("""{"requests":{"cpu":"2","memory":"1Gi"},"limits":{"cpu":"3"}}"""))).Fails(403, "Forbidden")).Says(
            "pods \"two\" is forbidden: exceeded quota: q, requested: limits.cpu=3,requests.cpu=2, used: limits.cpu=2,requests.cpu=500m, limited: limits.cpu=4,requests.cpu=2");
    }

    [Fact, Checklist(65)]
    public async Task Pods_have_to_say_what_a_quota_counts_of_processors_and_memory()
    {
        Server.LabDeviates(NoController);
        await QuotaAsync("q", """{"limits.cpu":"4","requests.memory":"2Gi","requests.ephemeral-storage":"1Gi"}""");

        (await Api.PostAsync(Pods.Path, Pod("one", """{"initContainers":[{"name":"first","image":"example.com/first:1"}]}""", Using("""{"requests":{"memory":"1Gi"}}""")))
            .Fails(403, "Forbidden"))
            .Says("pods \"one\" is forbidden: failed quota: q: must specify limits.cpu for: first,main; requests.memory for: first");
    }

    [Fact, Checklist(65)]
    public async Task What_a_limit_range_sets_counts()
    {
        Server.LabDeviates(NoController);
        await CreateAsync(BuiltIn("", "v1", "LimitRange", "limitranges"), "l", """{"spec":{"limits":[{"type":"Container","default":{"cpu":"1"}}]}}""");
        await QuotaAsync("q", """{"limits.cpu":"4"}""");

        await CreatePodAsync("one");

        await UsedAsync("q", """{"limits.cpu":"1"}""");
    }

    [Fact, Checklist(65)]
    public async Task A_pod_that_has_ended_uses_nothing_but_its_place()
    {
        Server.LabDeviates(NoController);
        await QuotaAsync("q", """{"pods":"1","count/pods":"2","requests.cpu":"1"}""");
        await CreatePodAsync("one", container: Using("""{"requests":{"cpu":"1"}}"""));

        await Api.MergePatchAsync(Pods.PathTo("one", "status"), """{"status":{"phase":"Succeeded"}}""").Returns(200);

        await UsedAsync("q", """{"pods":"0","count/pods":"1","requests.cpu":"0"}""");
        await CreatePodAsync("two", container: Using("""{"requests":{"cpu":"1"}}"""));
    }

    [Fact, Checklist(65)]
    public async Task A_quota_of_pods_without_requests_or_with_a_deadline_counts_those_alone()
    {
        Server.LabDeviates(NoController);
        await QuotaAsync("best", """{"pods":"1"}""", ""","scopes":["BestEffort"]""");
        await QuotaAsync("ends", """{"pods":"1"}""", ""","scopes":["Terminating","NotBestEffort"]""");

        await CreatePodAsync("one");
        await CreatePodAsync("two", """{"activeDeadlineSeconds":10}""", Using("""{"requests":{"cpu":"1"}}"""));
        await CreatePodAsync("three", container: Using("""{"requests":{"cpu":"1"}}"""));
        (await Api.PostAsync(Pods.Path, Pod("four")).Fails(403, "Forbidden"))
            .Says("pods \"four\" is forbidden: exceeded quota: best, requested: pods=1, used: pods=1, limited: pods=1");
        (await Api.PostAsync(Pods.Path, Pod("four", """{"activeDeadlineSeconds":10}""", Using("""{"requests":{"cpu":"1"}}"""))).Fails(403, "Forbidden"))
            .Mentions("exceeded quota: ends");

        // A pod that gets a deadline later comes into the scope.
        await Api.DeleteAsync(Pods.PathTo("two")).Returns(200);
        await UsedAsync("ends", """{"pods":"0"}""");
        await Api.MergePatchAsync(Pods.PathTo("three"), """{"spec":{"activeDeadlineSeconds":10}}""").Returns(200);
        await UsedAsync("ends", """{"pods":"1"}""");
    }

    [Fact, Checklist(65)]
    public async Task A_quota_of_priority_classes_counts_their_pods_alone()
    {
        Server.LabDeviates(NoController);
        await CreateAsync(Classes, Namespace, """{"value":7}""");
        DeleteAfterwards(Classes.PathTo(Namespace));
        await QuotaAsync("q", """{"pods":"1"}""", $$$""","scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"In","values":["{{{Namespace}}}"]}]}""");

        await CreatePodAsync("one");
        await CreatePodAsync("two", $$"""{"priorityClassName":"{{Namespace}}"}""");
        (await Api.PostAsync(Pods.Path, Pod("three", $$"""{"priorityClassName":"{{Namespace}}"}""")).Fails(403, "Forbidden"))
            .Says("pods \"three\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1");
        await UsedAsync("q", """{"pods":"1"}""");
    }

    private static string Using(string resources) => $$"""{"resources":{{resources}}}""";
}
