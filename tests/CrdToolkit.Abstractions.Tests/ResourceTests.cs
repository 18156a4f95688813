namespace CrdToolkit.Abstractions.Tests;

public sealed class ResourceTests
{
    [Fact]
    public void A_resource_says_its_version_and_kind_and_may_come_in_another_version()
    {
        var machine = new Machine { Spec = new() };
        Assert.Equal(("infra.example.com/v1", "Machine"), (machine.ApiVersion, machine.Kind));
        machine.ApiVersion = "infra.example.com/v1beta1";
        Assert.Equal("infra.example.com/v1beta1", machine.ApiVersion);
    }

    [Theory]
    [InlineData("", "v1", "things")]
    [InlineData("infra.example.com", "infra.example.com/v1", "things.infra.example.com")]
    public void A_descriptor_names_the_resource(string group, string apiVersion, string groupResource)
    {
        var descriptor = new ResourceDescriptor(group, "v1", "Thing", "things", ResourceScope.Cluster);
        Assert.Equal((apiVersion, groupResource, "ThingList"), (descriptor.ApiVersion, descriptor.GroupResource, descriptor.ListKind));
    }

    [Fact]
    public void A_name_is_written_with_its_namespace_if_there_is_one()
    {
        Assert.Equal("a/b", new NamespacedName("a", "b").ToString());
        Assert.Equal("b", new NamespacedName("", "b").ToString());
        Assert.Equal(new NamespacedName("a", "b"), NamespacedName.Of(new Machine { Metadata = new() { Name = "b", NamespaceProperty = "a" }, Spec = new() }));
    }
}
