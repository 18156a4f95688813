namespace CrdToolkit.Generators.Tests.Analyzers;

public sealed class ResourceSetDiagnosticsTests
{
    private const string Parts = """
        public sealed record S { public int A { get; init; } }
        public sealed record Changed { public string? A { get; init; } }

        """;

    private static Task<string[]> In(string first, string second) =>
        Diagnosed.In(Parts + $"[CustomResource({first})] public partial record One : CustomResource<S>;\n[CustomResource({second})] public partial record Two : CustomResource<S>;");

    [Fact]
    public async Task Two_storage_versions_are_told_on_both() => Assert.Equal(
        [
            "CRD0010 'true': 2 of the versions of 'Thing' say Storage = true (v1, v1beta1); the API server says: must have exactly one version marked as storage version. Set it on one of them",
            "CRD0010 'true': 2 of the versions of 'Thing' say Storage = true (v1, v1beta1); the API server says: must have exactly one version marked as storage version. Set it on one of them",
        ],
        await In("\"example.com\", \"v1\", Kind = \"Thing\", Storage = true", "\"example.com\", \"v1beta1\", Kind = \"Thing\", Storage = true"));

    [Fact]
    public async Task No_storage_version_is_told_on_the_preferred_version() => Assert.StartsWith(
        "CRD0010 'CustomResource(\"example.com\", \"v1\", Kind = \"Thing\")': None of the versions of 'Thing'",
        Assert.Single(await In("\"example.com\", \"v1beta1\", Kind = \"Thing\"", "\"example.com\", \"v1\", Kind = \"Thing\"")));

    [Fact]
    public async Task One_version_twice_is_told() => Assert.StartsWith(
        "CRD0026 '\"v1\"': 'One' and 'Two' both are version 'v1' of Thing.example.com",
        (await In("\"example.com\", \"v1\", Kind = \"Thing\", Storage = true", "\"example.com\", \"v1\", Kind = \"Thing\"")).Single());

    [Fact]
    public async Task Versions_that_disagree_are_told() => Assert.StartsWith(
        "CRD0027 '\"thingies\"': 'Two' says that the plural name of Thing is 'thingies', version 'v1' says 'things'",
        Assert.Single(await In("\"example.com\", \"v1\", Kind = \"Thing\", Storage = true", "\"example.com\", \"v1beta1\", Kind = \"Thing\", Plural = \"thingies\"")));

    [Fact]
    public async Task Two_kinds_of_one_group_cannot_share_a_name() => Assert.StartsWith(
        "CRD0011 '[\"ones\"]': The short name 'ones' of 'Two' is also the plural name of 'One' in group 'example.com'",
        Assert.Single(await In("\"example.com\", \"v1\"", "\"example.com\", \"v1\", ShortNames = [\"ones\"]")));

    [Fact]
    public async Task Two_kinds_of_different_groups_can() =>
        Assert.Empty(await In("\"example.com\", \"v1\", ShortNames = [\"x\"]", "\"example.org\", \"v1\", ShortNames = [\"x\"]"));

    [Fact]
    public async Task Versions_that_differ_are_told_where() => Assert.StartsWith(
        "CRD0013 'Two': The schema of 'Two' (v1beta1) differs from that of the storage version 'v1' at .spec.a",
        Assert.Single(await Diagnosed.In(Parts + """
            [CustomResource("example.com", "v1", Kind = "Thing", Storage = true)] public partial record One : CustomResource<S>;
            [CustomResource("example.com", "v1beta1", Kind = "Thing")] public partial record Two : CustomResource<Changed>;
            """)));
}
