namespace CrdToolkit.Conformance.Cases.Hostile;

/// <summary>Paths and queries that make no sense, or lead somewhere else.</summary>
public sealed class HostileQueries(ServerUnderTest server) : ConformanceCase(server)
{
    [Theory, Checklist(53)]
    [InlineData("limit=", "strconv.ParseInt: parsing \"\": invalid syntax")]
    [InlineData("limit=1.5", "strconv.ParseInt: parsing \"1.5\": invalid syntax")]
    [InlineData("limit=99999999999999999999", "strconv.ParseInt: parsing \"99999999999999999999\": value out of range")]
    [InlineData("timeoutSeconds=99999999999999999999", "strconv.ParseInt: parsing \"99999999999999999999\": value out of range")]
    [InlineData("continue=x", "invalid continue token: continue key is not valid: ")]
    [InlineData("continue=e30", "invalid continue token: continue key is not valid: server does not recognize this encoded version ")]
    [InlineData("continue=eyJ2IjoidjkiLCJydiI6MSwic3RhcnQiOiJhIn0", "invalid continue token: continue key is not valid: server does not recognize this encoded version v9")]
    [InlineData("continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MCwic3RhcnQiOiJhIn0", "invalid continue token: continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)")]
    [InlineData("continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiIuLi8uLi9ldGMifQ", "invalid continue token: continue key is not valid: ../../etc")]
    public async Task A_page_that_cannot_be_is_refused(string query, string problem)
    {
        var status = await Api.GetAsync($"{ConfigMaps.Path}?{query}").Fails(400, "BadRequest");

        Assert.StartsWith(problem, status.Message, StringComparison.Ordinal);
    }

    [Theory, Checklist(52)]
    [InlineData("abc", "invalid syntax")]
    [InlineData("-1", "invalid syntax")]
    [InlineData("99999999999999999999", "value out of range")]
    public async Task A_resource_version_that_is_none_is_refused(string version, string problem)
    {
        var status = await Api.GetAsync($"{ConfigMaps.Path}?resourceVersion={version}").Fails(400, "BadRequest");

        Assert.Equal(
            $"invalid resource version: resourceVersion: Invalid value: \"{version}\": strconv.ParseUint: parsing \"{version}\": {problem}", status.Message);
    }

    [Theory, Checklist(54)]
    [InlineData("labelSelector=a%20in", "unable to parse requirement: found '' expected: '('")]
    [InlineData("labelSelector=a%20in%20(", "unable to parse requirement: found '', expected: ',', ')' or identifier")]
    [InlineData("labelSelector=a%20in%20(b", "unable to parse requirement: found '', expected: ',' or ')'")]
    [InlineData("labelSelector=a%3D%22b%22", "unable to parse requirement: values[0][a]: Invalid value: \"\\\"b\\\"\": a valid label must be an empty string")]
    [InlineData("labelSelector=x/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "name part must be no more than 63 bytes")]
    [InlineData("fieldSelector=metadata.name%3Da%5Cx", "invalid field selector: invalid escape sequence: \\x")]
    [InlineData("fieldSelector=metadata.name%3Da%3Db", "invalid field selector: unescaped character in value: 61")]
    public async Task A_selector_that_is_none_says_why(string query, string problem)
    {
        var status = await Api.GetAsync($"{ConfigMaps.Path}?{query}").Fails(400, "BadRequest");

        Assert.Contains(problem, status.Message, StringComparison.Ordinal);
    }

    [Fact, Checklist(58)]
    public async Task A_watch_matches_no_exact_version()
    {
        var status = await Api.GetAsync(ConfigMaps.Path + "?watch=true&resourceVersionMatch=Exact").Fails(422, "Invalid");

        Assert.Contains("resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided", status.Message, StringComparison.Ordinal);
        Assert.Contains("resourceVersionMatch: Unsupported value: \"Exact\": supported values: \"NotOlderThan\"", status.Message, StringComparison.Ordinal);
    }

    [Fact, Checklist(16)]
    public async Task A_name_holds_no_percent_sign()
    {
        var status = await Api.GetAsync(ConfigMaps.PathTo("%25")).Fails(400, "BadRequest");

        Assert.Equal("Name parameter invalid: \"%\": may not contain '%'", status.Message);
    }

    [Fact, Checklist(16)]
    public async Task An_escaped_slash_is_one() => await Api.GetAsync(ConfigMaps.PathTo("a%2Fb")).Fails(404, "NotFound");
}
