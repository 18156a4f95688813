namespace CrdToolkit.Generators.Tests.TypeMapping;

public sealed class MemberTests
{
    [Theory]
    [InlineData("Cpu", "cpu")]
    [InlineData("URLPath", "urlPath")]
    [InlineData("URL", "url")]
    [InlineData("IPv4", "iPv4")]
    [InlineData("A1B", "a1B")]
    [InlineData("I_x", "i_x")]
    public void A_name_is_camel_case_as_the_serializer_makes_it(string name, string json) =>
        Assert.Equal(json, Mapped.Names($"public int {name} {{ get; init; }}"));

    [Theory]
    [InlineData("URL")]
    [InlineData("MyProp")]
    [InlineData("with.dot")]
    public void JsonPropertyName_is_verbatim(string name) =>
        Assert.Equal(name, Mapped.Names($"[JsonPropertyName(\"{name}\")] public int X {{ get; init; }}"));

    [Fact]
    public void JsonIgnore_leaves_a_property_out_only_when_it_is_always_ignored() => Assert.Equal(
        "c d e f",
        Mapped.Names("""
            [JsonIgnore] public int A { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.Always)] public int B { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int C { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int D { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? E { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public string? F { get; init; }
            """));

    [Fact]
    public void What_the_serializer_does_not_see_is_left_out() => Assert.Equal(
        "a",
        Mapped.Names("""
            public int A { get; init; }
            public static int Static { get; set; }
            internal int Internal { get; init; }
            private int Private { get; init; }
            public int field;
            public int this[int index] { get => index; set { } }
            """));

    [Fact]
    public void JsonInclude_brings_in_fields_and_what_is_not_public() => Assert.Equal(
        "a b c",
        Mapped.Names("""
            [JsonInclude] public int a;
            [JsonInclude] internal int B { get; init; }
            [JsonInclude] public int C { get; private set; }
            """));

    [Fact]
    public void A_computed_property_is_left_out_and_told_of()
    {
        const string Member = "public int Double => 2;";

        Assert.Equal("", Mapped.Names(Member));
        Assert.StartsWith("CRD0022 Double: 'S.Double' has no setter", Assert.Single(Mapped.Problems(Member)));
        Assert.Empty(Mapped.Problems("[JsonIgnore] public int Double => 2;"));
    }

    [Fact]
    public void A_property_that_a_constructor_sets_is_there() => Assert.Equal(
        """{"properties":{"a":{"format":"int32","type":"integer"}},"type":"object"}""",
        Mapped.Property("public P? X { get; init; }", "public sealed class P(int a) { public int A { get; } = a; }"));

    [Fact]
    public void Required_means_required_and_nothing_else_does() => Assert.Equal(
        "[\"a\",\"b\",\"c\"]",
        ((CrdToolkit.Schema.Json.JsonObject)Mapped.Json(Mapped.Resource(Mapped.Spec("""
            public required int A { get; init; }
            [JsonRequired] public int B { get; init; }
            [Required] public int C { get; init; }
            public int D { get; init; }
            public string E { get; init; } = "";
            """)).Schema)).Find("properties", "spec", "required")!.ToString());

    [Fact]
    public void Two_properties_of_one_JSON_name_are_a_problem() => Assert.StartsWith(
        "CRD0023 B: 'S.B' and 'S.A' are both named 'x' in JSON",
        Assert.Single(Mapped.Problems("[JsonPropertyName(\"x\")] public int A { get; init; } [JsonPropertyName(\"x\")] public int B { get; init; }")));

    [Fact]
    public void A_reference_that_nothing_sets_is_a_problem()
    {
        Assert.StartsWith("CRD0015 A: 'S.A' is not nullable", Assert.Single(Mapped.Problems("public string A { get; init; }")));
        Assert.Empty(Mapped.Problems("public string? A { get; init; }"));
        Assert.Empty(Mapped.Problems("public required string A { get; init; }"));
        Assert.Empty(Mapped.Problems("public string A { get; init; } = null!;"));
    }
}
