namespace CrdToolkit.Generators.Tests.Analyzers;

/// <summary>A status in a write that leaves it out.</summary>
public sealed class DroppedStatusTests
{
    [Theory]
    [InlineData("client.UpdateAsync(r with { Status = new() })", "Status = new()", "UpdateAsync of 'R' is given a status, and leaves it out without a word")]
    [InlineData("client.UpdateAsync((r with { Spec = new(), Status = null }))", "Status = null", "UpdateAsync of 'R' is given a status, and leaves it out without a word")]
    [InlineData("client.PatchAsync(r, r with { Status = new() })", "Status = new()", "PatchAsync of 'R' is given a status, and throws where it differs: the status of a kind with the status subresource is written apart. Write it with UpdateStatusAsync")]
    [InlineData("clientOfBase.UpdateAsync(r with { Status = new() })", "Status = new()", "UpdateAsync of 'R' is given a status")]
    [InlineData("deployments.UpdateAsync(new V1Deployment() with { Status = new() })", "Status = new()", "UpdateAsync of 'V1Deployment' is given a status")]
    public async Task It_is_told_on_the_status(string call, string marked, string message) =>
        Assert.StartsWith($"CRD0117 '{marked}': {message}", Assert.Single(await Diagnosed.In(Source(call, "[SubresourceStatus]"))));

    [Theory]
    [InlineData("client.UpdateAsync(r with { Spec = new() })")]
    [InlineData("client.UpdateStatusAsync(r, new())")]
    [InlineData("other.UpdateAsync(r with { Status = new() })")]
    public async Task What_writes_it_or_is_no_client_is_not(string call) => Assert.Empty(await Diagnosed.In(Source(call, "[SubresourceStatus]")));

    [Fact]
    public async Task Without_the_subresource_the_status_is_written() => Assert.StartsWith(
        "CRD0004",
        Assert.Single(await Diagnosed.In(Source("client.UpdateAsync(r with { Status = new() })", ""))));

    private static string Source(string call, string attribute) => $$"""
        [assembly: GenerateClient<V1Deployment>]
        public sealed record S { public int? A { get; init; } }
        public sealed record T { public int? B { get; init; } }
        [CustomResource("example.com", "v1")] {{attribute}} public partial record R : CustomResource<S, T>;
        public interface IOther { Task UpdateAsync(R resource); }
        public class C(NamespacedResourceClient<R> clientOfBase, RClient client, Test.V1DeploymentClient deployments, IOther other) { public Task Do(R r) { _ = clientOfBase; _ = client; _ = deployments; _ = other; return {{call}}; } }
        """;
}
