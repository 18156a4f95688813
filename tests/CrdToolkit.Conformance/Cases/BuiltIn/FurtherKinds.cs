namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>Kinds that few operators meet have their defaults, too.</summary>
public sealed class FurtherKinds(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Fewer = "it serves those kinds alone that operators meet.";

    [Fact, Checklist(26)]
    public async Task A_replication_controller_selects_the_labels_of_its_pods_and_scales()
    {
        Server.LabDeviates(Fewer);
        var controllers = BuiltIn("", "v1", "ReplicationController", "replicationcontrollers");

        var created = await CreateAsync(controllers, "one", """
            {"spec":{"replicas":2,"template":{"metadata":{"labels":{"app":"x"}},"spec":{"containers":[{"name":"a","image":"a:1"}]}}}}
            """);
        var scale = await Api.GetAsync(controllers.PathTo("one", "scale")).Returns(200);

        created.At("spec.selector").ShouldBe("""{"app":"x"}""");
        created.At("metadata.labels").ShouldBe("""{"app":"x"}""");
        Assert.Equal((2, "app=x"), (scale.Number("spec.replicas"), scale.Text("status.selector")));
    }

    [Fact, Checklist(39)]
    public async Task A_storage_driver_says_how_it_works()
    {
        Server.LabDeviates(Fewer);
        var drivers = new Resource("storage.k8s.io", "v1", "CSIDriver", "csidrivers", null);

        var created = await CreateAsync(drivers, Namespace, """{"spec":{}}""");
        DeleteAfterwards(drivers.PathTo(Namespace));

        created.At("spec").ShouldBe("""
            {"attachRequired":true,"fsGroupPolicy":"ReadWriteOnceWithFSType","podInfoOnMount":false,"requiresRepublish":false,"seLinuxMount":false,
             "storageCapacity":false,"volumeLifecycleModes":["Persistent"]}
            """);
    }
}
