namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>PodSecurity: what the levels allow and demand, in the words of kube-apiserver.</summary>
public sealed class SecurityLevels(ServerUnderTest server) : SecurityCase(server)
{
    [Fact, Checklist(65)]
    public async Task A_plain_pod_is_not_hardened()
    {
        Server.LabDeviates(NoPlugins);
        var secure = await SecureAsync("""{"enforce":"restricted"}""");

        (await Api.PostAsync(Pods.In(secure).Path, Pod("one", """{"initContainers":[{"name":"first","image":"example.com/first:1"}]}""")).Fails(403, "Forbidden"))
            .Concerns(null, "pods", "one")
            .Says("pods \"one\" is forbidden: violates PodSecurity \"restricted:latest\": "
                + "allowPrivilegeEscalation != false (containers \"first\", \"main\" must set securityContext.allowPrivilegeEscalation=false), "
                + "unrestricted capabilities (containers \"first\", \"main\" must set securityContext.capabilities.drop=[\"ALL\"]), "
                + "runAsNonRoot != true (pod or containers \"first\", \"main\" must set securityContext.runAsNonRoot=true), "
                + "seccompProfile (pod or containers \"first\", \"main\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")");
        await Api.PostAsync(Pods.In(secure).Path, Pod("two", container: Hardened)).Returns(201);
    }

    [Theory, Checklist(65)]
    [InlineData("""{"hostNetwork":true,"hostPID":true}""", "{}", "host namespaces (hostNetwork=true, hostPID=true)")]
    [InlineData("{}", """{"securityContext":{"privileged":true}}""", "privileged (container \"main\" must not set securityContext.privileged=true)")]
    [InlineData("""{"volumes":[{"name":"a","hostPath":{"path":"/"}},{"name":"b","hostPath":{"path":"/"}}]}""", "{}", "hostPath volumes (volumes \"a\", \"b\")")]
    [InlineData("{}", """{"ports":[{"containerPort":80,"hostPort":80}]}""", "hostPort (container \"main\" uses hostPort 80)")]
    [InlineData("{}", """{"securityContext":{"capabilities":{"add":["SYS_ADMIN","CHOWN","NET_RAW"]}}}""", "non-default capabilities (container \"main\" must not include \"NET_RAW\", \"SYS_ADMIN\" in securityContext.capabilities.add)")]
    [InlineData("""{"securityContext":{"seccompProfile":{"type":"Unconfined"}}}""", "{}", "seccompProfile (pod must not set securityContext.seccompProfile.type to \"Unconfined\")")]
    [InlineData("""{"securityContext":{"seLinuxOptions":{"type":"spc_t","user":"u"}}}""", "{}", "seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type \"spc_t\"; user may not be set)")]
    [InlineData("""{"securityContext":{"sysctls":[{"name":"kernel.msgmax","value":"1"},{"name":"net.ipv4.tcp_syncookies","value":"1"}]}}""", "{}", "forbidden sysctls (kernel.msgmax)")]
    [InlineData("{}", """{"securityContext":{"appArmorProfile":{"type":"Unconfined"}}}""", "forbidden AppArmor profile (container \"main\" must not set AppArmor profile type to \"Unconfined\")")]
    [InlineData("{}", """{"livenessProbe":{"httpGet":{"port":80,"host":"example.com"}}}""", "probe or lifecycle host (container \"main\" uses probe or lifecycle host \"example.com\")")]
    public async Task The_baseline_keeps_containers_in(string spec, string container, string problem)
    {
        Server.LabDeviates(NoPlugins);
        var secure = await SecureAsync("""{"enforce":"baseline"}""");

        (await Api.PostAsync(Pods.In(secure).Path, Pod("one", spec, container)).Fails(403, "Forbidden"))
            .Says($"pods \"one\" is forbidden: violates PodSecurity \"baseline:latest\": {problem}");
        await Api.PostAsync(Pods.In(secure).Path, Pod("two")).Returns(201);
    }

    [Theory, Checklist(65)]
    [InlineData("""{"volumes":[{"name":"a","hostPath":{"path":"/"}},{"name":"b","nfs":{"server":"s","path":"/"}},{"name":"c","emptyDir":{}}]}""", Hardened, "restricted volume types (volumes \"a\", \"b\" use restricted volume types \"hostPath\", \"nfs\")")]
    [InlineData("""{"securityContext":{"runAsUser":0}}""", Hardened, "runAsUser=0 (pod must not set runAsUser=0)")]
    [InlineData("""{"securityContext":{"runAsNonRoot":false}}""", Hardened, "runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false)")]
    [InlineData("""{"hostIPC":true}""", Hardened, "host namespaces (hostIPC=true)")]
    public async Task The_restricted_level_demands_more_on_top(string spec, string container, string problem)
    {
        Server.LabDeviates(NoPlugins);
        var secure = await SecureAsync("""{"enforce":"restricted"}""");

        (await Api.PostAsync(Pods.In(secure).Path, Pod("one", spec, container)).Fails(403, "Forbidden"))
            .Says($"pods \"one\" is forbidden: violates PodSecurity \"restricted:latest\": {problem}");
    }

    [Fact, Checklist(65)]
    public async Task A_version_holds_what_it_held_then()
    {
        Server.LabDeviates(NoPlugins);
        var old = await SecureAsync("""{"enforce":"baseline","enforce-version":"v1.33"}""");
        var probe = Pod("one", container: """{"livenessProbe":{"tcpSocket":{"port":80,"host":"example.com"}}}""");

        await Api.PostAsync(Pods.In(old).Path, probe).Returns(201);
        (await Api.PostAsync(Pods.In(old).Path, Pod("two", """{"hostPID":true}""")).Fails(403, "Forbidden")).Mentions("violates PodSecurity \"baseline:v1.33\": ");
    }

    [Fact, Checklist(65)]
    public async Task The_root_of_a_pod_with_users_of_its_own_is_nobody()
    {
        Server.LabDeviates(NoPlugins);
        var secure = await SecureAsync("""{"enforce":"restricted"}""");
        const string Root = """{"securityContext":{"allowPrivilegeEscalation":false,"runAsUser":0,"capabilities":{"drop":["ALL"]},"seccompProfile":{"type":"RuntimeDefault"}}}""";

        await Api.PostAsync(Pods.In(secure).Path, Pod("one", """{"hostUsers":false}""", Root)).Returns(201);
        await Api.PostAsync(Pods.In(secure).Path, Pod("two", container: Root)).Fails(403, "Forbidden");
    }
}
