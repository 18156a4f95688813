namespace CrdToolkit.EndToEnd.Definitions;

/// <summary>Parity case 6: which objects the rules of one-of groups allow.</summary>
public sealed class OneOfObjects(ServerUnderTest server) : RuleCase(server, "volumes.oneof.example.com", "v1", "Volume")
{
    [Theory]
    [InlineData("""{"exactly":{"image":"a"}}""", null)]
    [InlineData("""{"exactly":{"snapshot":"a"}}""", null)]
    [InlineData("""{"exactly":{}}""", "exactly one of the fields in [image snapshot] must be set")]
    [InlineData("""{"exactly":{"image":"a","snapshot":"b"}}""", "exactly one of the fields in [image snapshot] must be set")]
    [InlineData("""{"atMost":{}}""", null)]
    [InlineData("""{"atMost":{"image":"a"}}""", null)]
    [InlineData("""{"atMost":{"image":"a","snapshot":"b"}}""", "at most one of the fields in [image snapshot] may be set")]
    [InlineData("""{"atLeast":{}}""", "at least one of the fields in [image snapshot size] must be set")]
    [InlineData("""{"atLeast":{"size":1}}""", null)]
    [InlineData("""{"atLeast":{"image":"a","snapshot":"b","size":1}}""", null)]
    [InlineData("""{"combined":{"a":"1","c":"1","e":"1"}}""", null)]
    [InlineData("""{"combined":{"a":"1"}}""", "a needs c")]
    [InlineData("""{"combined":{"a":"1","b":"1","c":"1"}}""", "at most one of the fields in [a b] may be set")]
    [InlineData("""{"combined":{"b":"1","c":"1","d":"1"}}""", "exactly one of the fields in [c d] must be set")]
    [InlineData("""{"combined":{"c":"1"}}""", "at least one of the fields in [a b] must be set")]
    [InlineData("""{"combined":{"b":"1","c":"1","e":"1","f":"1"}}""", "at most one of the fields in [e f] may be set")]
    public async Task A_group_allows_what_it_says(string spec, string? message)
    {
        var volumes = await InstallAsync();

        Judge(await Api.PostAsync(volumes.Path + "?dryRun=All", volumes.New("v", $$"""{"spec":{{spec}}}""")), message);
    }
}
