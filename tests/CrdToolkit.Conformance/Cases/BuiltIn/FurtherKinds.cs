namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>Kinds that few operators meet have their defaults, too.</summary>
public sealed class FurtherKinds(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Fewer = "it serves those kinds alone that operators meet.";

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
