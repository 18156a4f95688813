using System.Text;

namespace CrdToolkit.Tests.Api;

/// <summary>The records of who set which field: kept where they are asked for, passed over in caches.</summary>
public sealed class ManagedFieldsTests
{
    private static readonly byte[] Json = Encoding.UTF8.GetBytes(
        """{"metadata":{"managedFields":[{"manager":"kubectl","operation":"Apply","apiVersion":"v1","time":"2026-01-01T00:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:spec":{}}}],"name":"a"},"spec":{"cpu":1}}""");

    private readonly ScriptedServer server = new();

    [Fact]
    public void A_client_reads_and_writes_them()
    {
        var json = new ResourceJson<Machine>(server.Api, Machine.Descriptor);
        var machine = json.Read(Json).Value!;
        Assert.Equal("kubectl", Assert.Single(machine.Metadata.ManagedFields).Manager);
        Assert.Contains("\"managedFields\":[{\"apiVersion\":\"v1\",\"fieldsType\":\"FieldsV1\"", Encoding.UTF8.GetString(json.Write(machine)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cache_passes_over_them_and_no_client_is_the_worse_for_it()
    {
        var lean = new ResourceJson<Machine>(server.Api, Machine.Descriptor) { SkipsManagedFields = true }.Read(Json).Value!;
        Assert.Equal(("a", 1), (lean.Metadata.Name, lean.Spec.Cpu));
        Assert.Null(lean.Metadata.ManagedFields);
        Assert.NotNull(new ResourceJson<Machine>(server.Api, Machine.Descriptor).Read(Json).Value!.Metadata.ManagedFields);
    }
}
