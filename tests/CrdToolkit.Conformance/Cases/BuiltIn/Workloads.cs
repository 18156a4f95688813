namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>Pods and what runs them: defaults, rules, and what may not change.</summary>
public sealed class Workloads(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Template = """{"metadata":{"labels":{"app":"x"}},"spec":{"containers":[{"name":"web","image":"web:1"}]}}""";

    private Resource Deployments => BuiltIn("apps", "v1", "Deployment", "deployments");

    private Resource StatefulSets => BuiltIn("apps", "v1", "StatefulSet", "statefulsets");

    private Resource DaemonSets => BuiltIn("apps", "v1", "DaemonSet", "daemonsets");

    private Resource Pods => BuiltIn("", "v1", "Pod", "pods");

    private Resource Jobs => BuiltIn("batch", "v1", "Job", "jobs");

    private Resource CronJobs => BuiltIn("batch", "v1", "CronJob", "cronjobs");

    [Fact, Checklist(39)]
    public async Task A_deployment_has_the_defaults_of_its_kind_and_of_its_pods()
    {
        var created = await CreateAsync(Deployments, "one", Spec("""{"selector":{"matchLabels":{"app":"x"}},"template":TEMPLATE}"""));

        created.At("spec").ShouldBe("""
            {"replicas":1,"revisionHistoryLimit":10,"progressDeadlineSeconds":600,"selector":{"matchLabels":{"app":"x"}},
             "strategy":{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":"25%","maxSurge":"25%"}},
             "template":{"metadata":{"labels":{"app":"x"}},"spec":{
               "containers":[{"name":"web","image":"web:1","imagePullPolicy":"IfNotPresent","resources":{},"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File"}],
               "restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","securityContext":{},"schedulerName":"default-scheduler"}}}
            """);
        created.At("status").ShouldBe("{}");
        Assert.Equal(1, created.Generation());
    }

    [Fact, Checklist(39)]
    public async Task Stateful_sets_and_daemon_sets_have_theirs()
    {
        var stateful = await CreateAsync(StatefulSets, "one", Spec("""
            {"serviceName":"s","selector":{"matchLabels":{"app":"x"}},"template":TEMPLATE,
             "volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1024Mi"}}}}]}
            """));
        var daemon = await CreateAsync(DaemonSets, "one", Spec("""{"selector":{"matchLabels":{"app":"x"}},"template":TEMPLATE}"""));

        stateful.Without("spec.template").Without("spec.selector").At("spec").ShouldBe("""
            {"serviceName":"s","replicas":1,"revisionHistoryLimit":10,"podManagementPolicy":"OrderedReady",
             "updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":0}},
             "persistentVolumeClaimRetentionPolicy":{"whenDeleted":"Retain","whenScaled":"Retain"},
             "volumeClaimTemplates":[{"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"data"},
               "spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}},"volumeMode":"Filesystem"},"status":{"phase":"Pending"}}]}
            """);
        daemon.At("spec.updateStrategy").ShouldBe("""{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":1,"maxSurge":0}}""");
        daemon.At("status").ShouldBe("""{"currentNumberScheduled":0,"desiredNumberScheduled":0,"numberMisscheduled":0,"numberReady":0}""");
    }

    [Fact, Checklist(39)]
    public async Task A_container_has_the_defaults_of_all_that_is_in_it()
    {
        var created = await CreateAsync(Pods, "one", Spec("""
            {"containers":[{"name":"a","image":"registry:5000/web","ports":[{"containerPort":80}],
               "env":[{"name":"P","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}}],
               "livenessProbe":{"httpGet":{"port":80}},"resources":{"limits":{"cpu":"1000m","memory":"0.5Gi"}},
               "stdin":false,"volumeMounts":[{"name":"c","mountPath":"/c"}]}],
             "volumes":[{"name":"c","configMap":{"name":"x"}},{"name":"e"}],"automountServiceAccountToken":false}
            """));

        created.At("spec.containers.0").ShouldBe("""
            {"name":"a","image":"registry:5000/web","imagePullPolicy":"Always","ports":[{"containerPort":80,"protocol":"TCP"}],
             "env":[{"name":"P","valueFrom":{"fieldRef":{"apiVersion":"v1","fieldPath":"metadata.name"}}}],
             "livenessProbe":{"httpGet":{"path":"/","port":80,"scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":10,"successThreshold":1,"failureThreshold":3},
             "resources":{"limits":{"cpu":"1","memory":"512Mi"},"requests":{"cpu":"1","memory":"512Mi"}},
             "volumeMounts":[{"name":"c","mountPath":"/c"}],"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File"}
            """);
        created.At("spec.volumes").ShouldBe("""[{"name":"c","configMap":{"name":"x","defaultMode":420}},{"name":"e","emptyDir":{}}]""");
        Assert.Equal(("Pending", "Guaranteed"), (created.Text("status.phase"), created.Text("status.qosClass")));
        Assert.True(created.At("spec.enableServiceLinks")!.GetValue<bool>());
    }

    [Fact, Checklist(39)]
    public async Task A_job_selects_the_pods_that_carry_its_uid()
    {
        var created = await CreateAsync(Jobs, "one", Spec("""{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"a","image":"a:1"}]}}}"""));

        created.Without("spec.template").At("spec").ShouldBe("""
            {"parallelism":1,"completions":1,"backoffLimit":6,"completionMode":"NonIndexed","suspend":false,"podReplacementPolicy":"TerminatingOrFailed",
             "selector":{"matchLabels":{"batch.kubernetes.io/controller-uid":"UID"}}}
            """.Replace("UID", created.Uid(), StringComparison.Ordinal));
        Assert.Equal(
            ("one", created.Uid()),
            (created.Text("spec.template.metadata.labels", "batch.kubernetes.io/job-name"), created.Text("spec.template.metadata.labels", "batch.kubernetes.io/controller-uid")));
    }

    [Fact, Checklist(39)]
    public async Task A_cron_job_has_its_defaults()
    {
        var created = await CreateAsync(CronJobs, "one", Spec(
            """{"schedule":"* * * * *","jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"a","image":"a:1"}]}}}}}"""));

        created.Without("spec.jobTemplate").At("spec").ShouldBe(
            """{"schedule":"* * * * *","concurrencyPolicy":"Allow","suspend":false,"successfulJobsHistoryLimit":3,"failedJobsHistoryLimit":1}""");
        Assert.Equal("IfNotPresent", created.Text("spec.jobTemplate.spec.template.spec.containers.0.imagePullPolicy"));
        Assert.Null(created.At("spec.jobTemplate.spec.backoffLimit"));
    }

    [Fact, Checklist(40)]
    public async Task A_workload_needs_a_selector_that_its_template_matches_and_a_container()
    {
        var empty = await Api.PostAsync(Deployments.Path, Deployments.New("one", Spec("""{"template":{"spec":{}}}"""))).Fails(422, "Invalid");
        var other = await Api.PostAsync(Deployments.Path, Deployments.New("one", Spec("""{"selector":{"matchLabels":{"app":"y"}},"template":TEMPLATE}"""))).Fails(422, "Invalid");
        var twice = await Api.PostAsync(Pods.Path, Pods.New("one", Spec("""{"containers":[{"name":"a","image":"a"},{"name":"a"}]}"""))).Fails(422, "Invalid");
        var job = await Api.PostAsync(Jobs.Path, Jobs.New("one", Spec("""{"template":{"spec":{"containers":[{"name":"a","image":"a:1"}]}}}"""))).Fails(422, "Invalid");

        empty.HasCause("spec.selector", "FieldValueRequired").HasCause("spec.template.spec.containers", "FieldValueRequired", "Required value");
        other.HasCause("spec.template.metadata.labels", "FieldValueInvalid", "Invalid value: {\"app\":\"x\"}: `selector` does not match template `labels`");
        twice.HasCause("spec.containers[1].name", "FieldValueDuplicate", "Duplicate value: \"a\"").HasCause("spec.containers[1].image", "FieldValueRequired");
        job.HasCause("spec.template.spec.restartPolicy", "FieldValueRequired", "Required value: valid values: \"OnFailure\", \"Never\"");
    }

    [Fact, Checklist(40)]
    public async Task Values_are_those_that_the_type_allows()
    {
        Server.LabDeviates("built-in kinds have only a few checks.");

        var pod = await Api.PostAsync(Pods.Path, Pods.New("one", Spec(
            """{"dnsPolicy":"Never","containers":[{"name":"A_B","image":"a","imagePullPolicy":"Sometimes","ports":[{"containerPort":70000}],"volumeMounts":[{"name":"v","mountPath":"/v"}]}]}"""))).Fails(422, "Invalid");
        var cron = await Api.PostAsync(CronJobs.Path, CronJobs.New("one", Spec(
            """{"schedule":"often","jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"a","image":"a:1"}]}}}}}"""))).Fails(422, "Invalid");

        pod.HasCause("spec.dnsPolicy", "FieldValueNotSupported", "Unsupported value: \"Never\": supported values: \"ClusterFirstWithHostNet\", \"ClusterFirst\", \"Default\", \"None\"")
            .HasCause("spec.containers[0].imagePullPolicy", "FieldValueNotSupported", "Unsupported value: \"Sometimes\": supported values: \"Always\", \"IfNotPresent\", \"Never\"")
            .HasCause("spec.containers[0].name", "FieldValueInvalid")
            .HasCause("spec.containers[0].ports[0].containerPort", "FieldValueInvalid", "Invalid value: 70000: must be between 1 and 65535, inclusive")
            .HasCause("spec.containers[0].volumeMounts[0].name", "FieldValueNotFound", "Not found: \"v\"");
        cron.HasCause("spec.schedule", "FieldValueInvalid", "Invalid value: \"often\": expected exactly 5 fields, found 1: [often]");
    }

    [Fact, Checklist(40)]
    public async Task Some_fields_may_not_change()
    {
        await CreateAsync(Deployments, "one", Spec("""{"selector":{"matchLabels":{"app":"x"}},"template":TEMPLATE}"""));
        await CreateAsync(StatefulSets, "one", Spec("""{"serviceName":"s","selector":{"matchLabels":{"app":"x"}},"template":TEMPLATE}"""));
        await CreateAsync(Pods, "one", Spec("""{"containers":[{"name":"a","image":"a:1"}]}"""));

        var deployment = await Api.MergePatchAsync(
            Deployments.PathTo("one"), """{"spec":{"selector":{"matchLabels":{"app":"y"}},"template":{"metadata":{"labels":{"app":"y"}}}}}""").Fails(422, "Invalid");
        var stateful = await Api.MergePatchAsync(StatefulSets.PathTo("one"), """{"spec":{"serviceName":"t"}}""").Fails(422, "Invalid");
        var pod = await Api.MergePatchAsync(Pods.PathTo("one"), """{"spec":{"hostname":"h"}}""").Fails(422, "Invalid");
        var image = await Api.StrategicMergePatchAsync(Pods.PathTo("one"), """{"spec":{"containers":[{"name":"a","image":"a:2"}]}}""").Returns(200);

        deployment.HasCause("spec.selector", "FieldValueInvalid", "Invalid value: {\"matchLabels\":{\"app\":\"y\"}}: field is immutable");
        stateful.HasCause("spec", "FieldValueForbidden").Mentions("updates to statefulset spec for fields other than 'replicas'");
        pod.HasCause("spec", "FieldValueForbidden").Mentions("pod updates may not change fields other than `spec.containers[*].image`");
        Assert.Equal("a:2", image.Text("spec.containers.0.image"));
    }

    [Fact, Checklist(8)]
    public async Task Times_and_quantities_are_written_in_one_form()
    {
        var created = await CreateAsync(Pods, "one", Spec("""{"containers":[{"name":"a","image":"a","resources":{"requests":{"cpu":0.25,"memory":"1048576Ki","ephemeral-storage":"1e3"}}}]}"""));
        var refusal = await Api.PostAsync(Pods.Path, Pods.New("two", Spec("""{"containers":[{"name":"a","image":"a","resources":{"requests":{"cpu":"many"}}}]}"""))).Fails(400, "BadRequest");

        created.At("spec.containers.0.resources.requests").ShouldBe("""{"cpu":"250m","memory":"1Gi","ephemeral-storage":"1e3"}""");
        refusal.Mentions("quantities must match the regular expression");
    }

    private static string Spec(string json) => "{\"spec\":" + json.Replace("TEMPLATE", Template, StringComparison.Ordinal) + "}";
}
