namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>StorageObjectInUseProtection: claims and volumes that are in use stay until they are not.</summary>
public sealed class ProtectedStorage(ServerUnderTest server) : PluginCase(server)
{
    private const string Claim = """{"metadata":{"finalizers":["example.com/own"]},"spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"","resources":{"requests":{"storage":"1Gi"}}}}""";
    private const string Volume = """{"spec":{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"1Gi"},"hostPath":{"path":"/x"},"storageClassName":"none"}}""";

    private static Resource Volumes => new("", "v1", "PersistentVolume", "persistentvolumes", null);

    [Fact, Checklist(65)]
    public async Task New_claims_and_volumes_are_protected()
    {
        Server.LabDeviates(NoPlugins);
        DeleteAfterwards(Volumes.PathTo(Namespace));

        var claim = await CreateAsync(Claims, "one", Claim);
        var volume = await CreateAsync(Volumes, Namespace, Volume);

        Assert.Equal(["example.com/own", "kubernetes.io/pvc-protection"], claim.Texts("metadata.finalizers"));
        Assert.Equal(["kubernetes.io/pv-protection"], volume.Texts("metadata.finalizers"));
    }

    [Fact, Checklist(65, 27)]
    public async Task What_is_not_in_use_goes_when_it_is_deleted()
    {
        Server.LabDeviates(NoPlugins);
        await CreateAsync(Claims, "one", Claim.Replace(""" "finalizers":["example.com/own"] """.Trim(), ""));
        await CreateAsync(Volumes, Namespace, Volume);

        var deleted = await Api.DeleteAsync(Claims.PathTo("one")).Returns(200);
        await Api.DeleteAsync(Volumes.PathTo(Namespace)).Returns(200);

        Assert.Equal("PersistentVolumeClaim", deleted.Text("kind"));
        await GoneAsync(Claims.PathTo("one"));
        await GoneAsync(Volumes.PathTo(Namespace));
    }

    [Fact, Checklist(65, 27)]
    public async Task A_claim_that_a_pod_on_a_node_uses_stays_until_the_pod_is_gone()
    {
        Server.LabDeviates(NoPlugins);
        await CreateAsync(Claims, "one", Claim.Replace(""" "finalizers":["example.com/own"] """.Trim(), ""));
        await CreatePodAsync("user", """{"nodeName":"n1","volumes":[{"name":"v","persistentVolumeClaim":{"claimName":"one"}}]}""");

        await Api.DeleteAsync(Claims.PathTo("one")).Returns(200);
        Assert.Equal(["kubernetes.io/pvc-protection"], (await ReadAsync(Claims, "one")).Texts("metadata.finalizers"));
        await Api.DeleteAsync(Pods.PathTo("user") + "?gracePeriodSeconds=0").Returns(200);

        await GoneAsync(Claims.PathTo("one"));
    }

    [Fact, Checklist(65, 27)]
    public async Task A_volume_that_is_bound_stays_until_it_is_released()
    {
        Server.LabDeviates(NoPlugins);
        await CreateAsync(Volumes, Namespace, Volume);
        await Api.MergePatchAsync(Volumes.PathTo(Namespace, "status"), """{"status":{"phase":"Bound"}}""").Returns(200);

        await Api.DeleteAsync(Volumes.PathTo(Namespace)).Returns(200);
        await ReadAsync(Volumes, Namespace);
        await Api.MergePatchAsync(Volumes.PathTo(Namespace, "status"), """{"status":{"phase":"Released"}}""").Returns(200);

        await GoneAsync(Volumes.PathTo(Namespace));
    }

    [Fact, Checklist(65)]
    public async Task A_claim_that_loses_its_protection_gets_it_back()
    {
        Server.LabDeviates(NoPlugins);
        await CreateAsync(Claims, "one", Claim);

        await Api.MergePatchAsync(Claims.PathTo("one"), """{"metadata":{"finalizers":null}}""").Returns(200);

        await Api.EventuallyAsync(Claims.PathTo("one"), answer => answer.Body.Texts("metadata.finalizers").Contains("kubernetes.io/pvc-protection"));
    }
}
