namespace CrdToolkit.Conformance.Cases.Discovering;

/// <summary>Documents that clients keep. They are compared when no other case defines kinds.</summary>
[Collection(nameof(KeptDocuments))]
[CollectionDefinition(nameof(KeptDocuments), DisableParallelization = true)]
public sealed class KeptDocuments(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    [Theory, Checklist(61)]
    [InlineData("/openapi/v3")]
    [InlineData("/openapi/v3/apis/apps/v1")]
    [InlineData("/openapi/v2")]
    public async Task Who_has_it_already_does_not_get_it_again(string path)
    {
        // a kube-apiserver may still be taking in the definitions of other cases
        var answer = await Api.UntilAsync(
            async () =>
            {
                var first = await Api.GetAsync(path);
                return await Api.With("If-None-Match", first.Headers.ETag!.Tag).GetAsync(path);
            },
            second => second.Code == 304);

        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact, Checklist(61)]
    public async Task Who_has_the_aggregated_form_already_does_not_get_it_again()
    {
        var again = await Api.UntilAsync(
            async () => await Api.With("If-None-Match", (await Api.GetAsync("/apis", Aggregated)).Headers.ETag!.Tag).GetAsync("/apis", Aggregated),
            answer => answer.Code == 304);

        Assert.Equal("", again.Text);
        Assert.Equal(["Accept"], again.Headers.Vary);
    }
}
