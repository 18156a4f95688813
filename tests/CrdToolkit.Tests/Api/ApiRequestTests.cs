namespace CrdToolkit.Tests.Api;

public sealed class ApiRequestTests
{
    private static readonly ResourceDescriptor ConfigMap = new("", "v1", "ConfigMap", "configmaps", ResourceScope.Namespaced);

    [Fact]
    public void Paths_follow_group_namespace_and_subresource()
    {
        Assert.Equal("api/v1/configmaps", new ApiRequest(ApiVerb.List, ConfigMap).RelativeUri());
        Assert.Equal("api/v1/namespaces/a/configmaps/b", new ApiRequest(ApiVerb.Get, ConfigMap, "a", "b").RelativeUri());
        Assert.Equal(
            "apis/infra.example.com/v1/namespaces/a/machines/b/status?dryRun=All",
            new ApiRequest(ApiVerb.Patch, Machine.Descriptor, "a", "b", "status").WithDryRun(true).RelativeUri());
    }

    [Fact]
    public void Selectors_are_escaped() => Assert.Equal(
        "api/v1/configmaps?labelSelector=a%20in%20%28b%2Cc%29&limit=5",
        new ApiRequest(ApiVerb.List, ConfigMap).With("labelSelector", "a in (b,c)").With("fieldSelector", null).With("limit", "5").RelativeUri());

    [Theory]
    [InlineData(null, null, "list machines.infra.example.com in all namespaces")]
    [InlineData("a", null, "list machines.infra.example.com in namespace a")]
    [InlineData("a", "b", "list machines.infra.example.com a/b")]
    public void A_request_names_itself(string? @namespace, string? name, string text) =>
        Assert.Equal(text, new ApiRequest(ApiVerb.List, Machine.Descriptor, @namespace, name).ToString());
}
