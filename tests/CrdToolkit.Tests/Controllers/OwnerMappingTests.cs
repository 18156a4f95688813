using k8s.Models;

namespace CrdToolkit.Tests.Controllers;

public sealed class OwnerMappingTests
{
    [Theory]
    [InlineData("infra.example.com/v1", "Machine", true, "default/vm1")]
    [InlineData("infra.example.com/v1beta1", "Machine", true, "default/vm1")]
    [InlineData("infra.example.com/v1", "Machine", false, null)]
    [InlineData("infra.example.com/v1", "Network", true, null)]
    [InlineData("other.example.com/v1", "Machine", true, null)]
    [InlineData("v1", "Machine", true, null)]
    public void The_owner_is_the_controller_of_the_group_and_kind_in_any_version(string apiVersion, string kind, bool isController, string? owner)
    {
        var metadata = new V1ObjectMeta
        {
            NamespaceProperty = "default",
            OwnerReferences = [new() { ApiVersion = apiVersion, Kind = kind, Name = "vm1", Uid = "u", Controller = isController }],
        };
        Assert.Equal(owner, OwnerMapping.ControllerOf(metadata, Machine.Descriptor)?.Key.ToString());
    }

    [Fact]
    public void The_owner_of_a_namespaced_object_may_be_cluster_scoped()
    {
        var metadata = new V1ObjectMeta
        {
            NamespaceProperty = "default",
            OwnerReferences = [new() { ApiVersion = "infra.example.com/v1", Kind = "Machine", Name = "vm1", Uid = "u", Controller = true }],
        };
        var descriptor = Machine.Descriptor with { Scope = ResourceScope.Cluster };
        Assert.Equal(new NamespacedName("", "vm1"), OwnerMapping.ControllerOf(metadata, descriptor)?.Key);
    }
}
