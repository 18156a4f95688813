namespace CrdToolkit.Generators.Tests.TypeMapping;

public sealed class DefaultTests
{
    [Theory]
    [InlineData("int", "5", "5")]
    [InlineData("int", "-5", "-5")]
    [InlineData("int", "Limits.Most", "9")]
    [InlineData("long?", "2 * 3", "6")]
    [InlineData("double", "0.5", "0.5")]
    [InlineData("double", "1", "1")]
    [InlineData("float", "1.1f", "1.1")]
    [InlineData("decimal", "1.5m", "1.5")]
    [InlineData("bool", "true", "true")]
    [InlineData("char", "'x'", "\"x\"")]
    [InlineData("string", "\"a\"", "\"a\"")]
    [InlineData("string?", "\"a\"", "\"a\"")]
    [InlineData("string", "string.Empty", "\"\"")]
    [InlineData("DayOfWeek", "DayOfWeek.Friday", "\"Friday\"")]
    [InlineData("ResourceQuantity", "new(\"2Gi\")", "\"2Gi\"")]
    [InlineData("ResourceQuantity", "new ResourceQuantity(\"2Gi\")", "\"2Gi\"")]
    [InlineData("ResourceQuantity", "\"2Gi\"", "\"2Gi\"")]
    [InlineData("IntOrString", "80", "80")]
    [InlineData("IntOrString", "\"http\"", "\"http\"")]
    [InlineData("IntOrString", "\"80\"", "80")]
    [InlineData("List<string>", "[]", "[]")]
    [InlineData("List<string>", "new()", "[]")]
    [InlineData("List<string>", "[\"a\", \"b\"]", "[\"a\",\"b\"]")]
    [InlineData("IReadOnlyList<int>", "new List<int> { 1, 2 }", "[1,2]")]
    [InlineData("string[]", "Array.Empty<string>()", "[]")]
    [InlineData("string[]", "new[] { \"a\" }", "[\"a\"]")]
    [InlineData("byte[]", "[1, 255]", "\"Af8=\"")]
    [InlineData("ReadOnlyMemory<byte>", "new byte[] { 1 }", "\"AQ==\"")]
    [InlineData("Dictionary<string, int>", "[]", "{}")]
    [InlineData("Dictionary<string, int>", "new() { [\"a\"] = 1 }", "{\"a\":1}")]
    [InlineData("Dictionary<string, int>", "new() { { \"a\", 1 } }", "{\"a\":1}")]
    [InlineData("Inner", "new()", "{}")]
    [InlineData("Inner", "new Inner { Size = 3 }", "{\"size\":3}")]
    [InlineData("TimeSpan", "TimeSpan.FromMinutes(90)", "\"1h30m0s\"")]
    [InlineData("TimeSpan", "TimeSpan.Zero", "\"0s\"")]
    [InlineData("Guid", "Guid.Empty", "\"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("Uri", "new(\"https://example.com\")", "\"https://example.com\"")]
    public void A_constant_initializer_is_the_default(string type, string initializer, string json) => Assert.Contains(
        $"\"default\":{json}",
        Mapped.Property($"public {type} X {{ get; init; }} = {initializer};", Declarations));

    [Theory]
    [InlineData("string", "null!")]
    [InlineData("string", "default!")]
    [InlineData("string?", "null")]
    [InlineData("int", "default")]
    [InlineData("List<int>", "[1, Limits.Count()]")]
    public void What_is_no_constant_gives_none(string type, string initializer) => Assert.DoesNotContain(
        "\"default\"",
        Mapped.Property($"public {type} X {{ get; init; }} = {initializer};", Declarations));

    [Theory]
    [InlineData("Guid", "Guid.NewGuid()")]
    [InlineData("int", "Limits.Count()")]
    public void What_is_known_at_run_time_alone_gives_none_and_is_told(string type, string initializer) => Assert.StartsWith(
        $"CRD0044 X: The initializer '{initializer}' of 'S.X' is no constant",
        Assert.Single(Mapped.Problems($"public {type} X {{ get; init; }} = {initializer};", Declarations)));

    [Fact]
    public void DefaultValue_says_the_same() =>
        Assert.Contains("\"default\":7", Mapped.Property("[DefaultValue(7)] public int X { get; init; } = 7;"));

    [Fact]
    public void A_default_that_breaks_its_own_constraint_is_told_in_the_words_of_the_API_server() => Assert.Matches(
        "^CRD0017 X: The default 7 of 'S.X' breaks a constraint of its own, so the API server refuses the definition: x: Invalid value: 7: .*should be less than or equal to 5$",
        Assert.Single(Mapped.Problems("[Range(1, 5)] public int X { get; init; } = 7;")));

    [Fact]
    public void An_empty_object_that_lacks_what_is_required_is_told() =>
        Assert.StartsWith("CRD0017 X: ", Assert.Single(Mapped.Problems("public P X { get; init; } = new();", "public record P { [Required] public int A { get; init; } }")));

    [Fact]
    public void A_status_has_no_defaults() => Assert.DoesNotContain(
        "\"default\"",
        Mapped.Json(Mapped.Resource("""
            public sealed record S { public int A { get; init; } }
            public sealed record T { public int B { get; init; } = 5; public Inner C { get; init; } = new(); }
            public sealed record Inner { public int D { get; init; } = 6; }
            [CustomResource("example.com", "v1")] [SubresourceStatus]
            public partial record R : CustomResource<S, T>;
            """).Schema).ToString());

    private const string Declarations = """
        public static class Limits { public const int Most = 9; public static int Count() => 1; }
        public sealed record Inner { public int Size { get; init; } }
        """;

    [Fact]
    public void No_bytes_at_all_are_refused_as_a_default_for_the_API_server_takes_an_empty_text_for_none() =>
        Assert.StartsWith("CRD0017 A: ", Assert.Single(Mapped.Problems("public byte[] A { get; init; } = [];")));
}
