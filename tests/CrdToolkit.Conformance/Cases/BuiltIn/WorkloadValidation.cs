namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>What workloads refuse: their selectors, templates and strategies, and what makes a job be over.</summary>
public sealed class WorkloadValidation(ServerUnderTest server) : RefusalCase(server)
{
    private const string Selected = """{"selector":{"matchLabels":{"app":"x"}},"template":{"metadata":{"labels":{"app":"x"}},"spec":{"containers":[{"name":"a","image":"a:1"}]}}}""";
    private const string Once = """{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"a","image":"a:1"}]}}}""";
    private const string NoMatch = "`selector` does not match template `labels`";

    private Resource StatefulSets => BuiltIn("apps", "v1", "StatefulSet", "statefulsets");

    private Resource Jobs => BuiltIn("batch", "v1", "Job", "jobs");

    [Fact, Checklist(40)]
    public async Task Containers_mount_what_the_templates_of_claims_make()
    {
        const string members = """
            {"serviceName":"s",
             "volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}],
             "template":{"metadata":{"labels":{"app":"x"}},"spec":{"containers":[{"name":"a","image":"a:1","volumeMounts":[{"name":"data","mountPath":"/data"}]}]}}}
            """;

        var created = await CreateAsync(StatefulSets, "one", With(Selected, members));

        Assert.Null(created.At("spec.template.spec.volumes"));
    }

    [Theory, Checklist(40)]
    [InlineData("Deployment", "deployments", "spec.selector|spec.template.metadata.labels")]
    [InlineData("StatefulSet", "statefulsets", "spec.selector|spec.template.metadata.labels")]
    [InlineData("ReplicaSet", "replicasets", "spec.selector|spec.template.metadata.labels")]
    [InlineData("DaemonSet", "daemonsets", "spec.template.metadata.labels")]
    public Task Without_a_selector_nothing_matches(string kind, string plural, string fields)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedInOrderAsync(BuiltIn("apps", "v1", kind, plural), With(Selected, """{"selector":null}"""), fields.Split('|'));
    }

    [Fact, Checklist(40)]
    public Task A_template_without_labels_shows_none()
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(
            BuiltIn("apps", "v1", "ReplicaSet", "replicasets"), """{"spec":{"selector":{"matchLabels":{"app":"x"}}}}""", "spec.template.metadata.labels", "FieldValueInvalid",
            $"Invalid value: null: {NoMatch}");
    }

    [Fact, Checklist(40)]
    public async Task All_mistakes_come_at_once_in_the_order_of_the_kind()
    {
        Server.LabDeviates(FewChecks);
        const string members = """
            {"replicas":-1,"minReadySeconds":-1,"revisionHistoryLimit":-1,"progressDeadlineSeconds":-2,"selector":{},"strategy":{"type":"Odd"},
             "updateStrategy":{"type":"Odd"},"template":{"metadata":{"labels":{"app":"x"}},"spec":{"restartPolicy":"Never","activeDeadlineSeconds":5,"containers":[]}}}
            """;

        await IsRefusedInOrderAsync(
            BuiltIn("apps", "v1", "Deployment", "deployments"), With(Selected, members), "spec.replicas", "spec.selector", "spec.template.spec.containers",
            "spec.template.spec.restartPolicy", "spec.template.spec.activeDeadlineSeconds", "spec.strategy", "spec.minReadySeconds", "spec.revisionHistoryLimit",
            "spec.progressDeadlineSeconds", "spec.progressDeadlineSeconds");
        await IsRefusedInOrderAsync(
            BuiltIn("apps", "v1", "DaemonSet", "daemonsets"), With(Selected, members), "spec.selector", "spec.template.spec.containers", "spec.template.spec.restartPolicy",
            "spec.template.spec.activeDeadlineSeconds", "spec.minReadySeconds", "spec.updateStrategy", "spec.revisionHistoryLimit");
    }

    [Theory, Checklist(40)]
    [InlineData("Deployment", "deployments", """{"strategy":{"type":"Odd"}}""", "spec.strategy", "FieldValueNotSupported", "")]
    [InlineData("Deployment", "deployments", """{"template":{"metadata":{"labels":{"app":"x","a b":"c"}},"spec":{"containers":[{"name":"a","image":"a:1"}]}}}""", "spec.template.labels", "FieldValueInvalid", "")]
    [InlineData("Deployment", "deployments", """{"template":{"metadata":{"labels":{"app":"x"},"annotations":{"a b":"c"}},"spec":{"containers":[{"name":"a","image":"a:1"}]}}}""", "spec.template.annotations", "FieldValueInvalid", "")]
    [InlineData("DaemonSet", "daemonsets", """{"updateStrategy":{"rollingUpdate":{"maxUnavailable":1,"maxSurge":1}}}""", "spec.updateStrategy.rollingUpdate.maxSurge", "FieldValueInvalid", "Invalid value: 1: may not be set when maxUnavailable is non-zero")]
    [InlineData("DaemonSet", "daemonsets", """{"updateStrategy":{"rollingUpdate":{"maxUnavailable":0,"maxSurge":0}}}""", "spec.updateStrategy.rollingUpdate.maxUnavailable", "FieldValueRequired", "Required value: cannot be 0 when maxSurge is 0")]
    [InlineData("DaemonSet", "daemonsets", """{"updateStrategy":{"rollingUpdate":{"maxUnavailable":0,"maxSurge":"101%"}}}""", "spec.updateStrategy.rollingUpdate.maxSurge", "FieldValueInvalid", "Invalid value: \"101%\": must not be greater than 100%")]
    [InlineData("StatefulSet", "statefulsets", """{"podManagementPolicy":"Odd"}""", "spec.podManagementPolicy", "FieldValueInvalid", "Invalid value: \"Odd\": must be 'OrderedReady' or 'Parallel'")]
    [InlineData("StatefulSet", "statefulsets", """{"updateStrategy":{"type":"Odd"}}""", "spec.updateStrategy", "FieldValueInvalid", "")]
    [InlineData("StatefulSet", "statefulsets", """{"updateStrategy":{"type":"OnDelete","rollingUpdate":{"partition":1}}}""", "spec.updateStrategy.rollingUpdate", "FieldValueInvalid", "")]
    [InlineData("StatefulSet", "statefulsets", """{"persistentVolumeClaimRetentionPolicy":{"whenDeleted":"Odd"}}""", "spec.persistentVolumeClaimRetentionPolicy.whenDeleted", "FieldValueNotSupported", "Unsupported value: \"Odd\": supported values: \"Retain\", \"Delete\"")]
    [InlineData("StatefulSet", "statefulsets", """{"ordinals":{"start":-1}}""", "spec.ordinals.start", "FieldValueInvalid", "Invalid value: -1: must be greater than or equal to 0")]
    public Task Strategies_and_templates(string kind, string plural, string members, string field, string reason, string message)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(BuiltIn("apps", "v1", kind, plural), With(Selected, members), field, reason, message);
    }

    [Theory, Checklist(40)]
    [InlineData("""{"backoffLimitPerIndex":1}""", "spec.backoffLimitPerIndex", "FieldValueInvalid", "Invalid value: 1: requires indexed completion mode")]
    [InlineData("""{"completionMode":"Odd"}""", "spec.completionMode", "FieldValueNotSupported", "Unsupported value: \"Odd\": supported values: \"NonIndexed\", \"Indexed\"")]
    [InlineData("""{"completionMode":"Indexed","completions":1,"maxFailedIndexes":1}""", "spec.backoffLimitPerIndex", "FieldValueRequired", "Required value: when maxFailedIndexes is specified")]
    [InlineData("""{"managedBy":"x"}""", "spec.managedBy", "FieldValueInvalid", "Invalid value: \"x\": must be a domain-prefixed path (such as \"acme.io/foo\")")]
    [InlineData("""{"podFailurePolicy":{"rules":[{"action":"FailJob"}]}}""", "spec.podFailurePolicy.rules[0]", "FieldValueInvalid", "Invalid value: specifying one of OnExitCodes and OnPodConditions is required")]
    [InlineData("""{"podFailurePolicy":{"rules":[{"action":"FailJob","onExitCodes":{"operator":"In","values":[1]},"onPodConditions":[{"type":"A","status":"True"}]}]}}""", "spec.podFailurePolicy.rules[0]", "FieldValueInvalid", "Invalid value: specifying both OnExitCodes and OnPodConditions is not supported")]
    [InlineData("""{"podFailurePolicy":{"rules":[{"action":"FailJob","onExitCodes":{"operator":"In","values":[0]}}]}}""", "spec.podFailurePolicy.rules[0].onExitCodes.values[0]", "FieldValueInvalid", "Invalid value: 0: must not be 0 for the In operator")]
    [InlineData("""{"podFailurePolicy":{"rules":[{"action":"FailIndex","onExitCodes":{"operator":"In","values":[1]}}]}}""", "spec.podFailurePolicy.rules[0].action", "FieldValueInvalid", "Invalid value: \"FailIndex\": requires the backoffLimitPerIndex to be set")]
    [InlineData("""{"podFailurePolicy":{"rules":[]},"template":{"spec":{"restartPolicy":"OnFailure","containers":[{"name":"a","image":"a:1"}]}}}""", "spec.template.spec.restartPolicy", "FieldValueInvalid", "Invalid value: \"OnFailure\": only \"Never\" is supported when podFailurePolicy is specified")]
    [InlineData("""{"successPolicy":{"rules":[]}}""", "spec.successPolicy", "FieldValueInvalid", "")]
    [InlineData("""{"completionMode":"Indexed","completions":2,"successPolicy":{"rules":[]}}""", "spec.successPolicy.rules", "FieldValueRequired", "Required value: at least one rules must be specified when the successPolicy is specified")]
    [InlineData("""{"selector":{"matchLabels":{"app":"x"}}}""", "spec.selector", "FieldValueInvalid", "")]
    public Task Jobs_that_cannot_end(string members, string field, string reason, string message)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(Jobs, With(Once, members), field, reason, message);
    }

    [Fact, Checklist(40)]
    public async Task A_job_that_is_copied_has_the_labels_of_the_first_one()
    {
        Server.LabDeviates(FewChecks);
        var first = await CreateAsync(Jobs, "first", With(Once, "{}"));

        await IsRefusedInOrderAsync(
            Jobs, new JsonObject { ["spec"] = first.At("spec")!.DeepClone() }.ToJsonString(), "spec.template.metadata.labels[controller-uid]",
            "spec.template.metadata.labels[job-name]", "spec.template.metadata.labels[batch.kubernetes.io/controller-uid]",
            "spec.template.metadata.labels[batch.kubernetes.io/job-name]", "spec.selector");
    }

    [Fact, Checklist(40)]
    public Task A_cron_job_leaves_the_selector_to_its_jobs()
    {
        Server.LabDeviates(FewChecks);
        var job = JsonNode.Parse(With(Once, """{"manualSelector":true,"selector":{"matchLabels":{"app":"x"}}}"""));
        var spec = new JsonObject { ["spec"] = new JsonObject { ["schedule"] = "* * * * *", ["jobTemplate"] = job } }.ToJsonString();
        return IsRefusedInOrderAsync(BuiltIn("batch", "v1", "CronJob", "cronjobs"), spec, "spec.jobTemplate.spec.selector", "spec.jobTemplate.spec.manualSelector");
    }

    [Fact, Checklist(16)]
    public async Task A_job_that_has_not_started_may_move()
    {
        Server.LabDeviates("it lets the template of no job change.");
        await CreateAsync(Jobs, "waiting", With(Once, """{"suspend":true}"""));
        await CreateAsync(Jobs, "running", With(Once, "{}"));
        const string move = """{"spec":{"template":{"spec":{"nodeSelector":{"zone":"a"}}}}}""";

        var moved = await Api.MergePatchAsync(Jobs.PathTo("waiting"), move).Returns(200);
        var refusal = await Api.MergePatchAsync(Jobs.PathTo("running"), move).Fails(422, "Invalid");
        var mode = await Api.MergePatchAsync(Jobs.PathTo("running"), """{"spec":{"completionMode":"Indexed"}}""").Fails(422, "Invalid");

        Assert.Equal("a", moved.Text("spec.template.spec.nodeSelector.zone"));
        refusal.HasCauses(1).HasCause("spec.template", "FieldValueInvalid");
        mode.HasCauses(1).HasCause("spec.completionMode", "FieldValueInvalid", "Invalid value: \"Indexed\": field is immutable");
    }

    private static string With(string spec, string members)
    {
        var merged = JsonNode.Parse(spec)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
        {
            merged[name] = value?.DeepClone();
        }
        return new JsonObject { ["spec"] = merged }.ToJsonString();
    }
}
