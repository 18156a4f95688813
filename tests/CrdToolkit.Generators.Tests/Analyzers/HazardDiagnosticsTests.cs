namespace CrdToolkit.Generators.Tests.Analyzers;

/// <summary>What the API server accepts, and what is wrong with it all the same.</summary>
public sealed class HazardDiagnosticsTests
{
    [Theory]
    [InlineData("[AllowedValues(\"a\", \"long\")] [MaxLength(2)] public string? A { get; init; }", "", "CRD0061 '\"long\"': Of the values allowed for 'spec.a' in 'R', \"long\" is listed, yet never valid")]
    [InlineData("[AllowedValues(new object[] { \"long\", \"a\" })] [MaxLength(2)] public string? A { get; init; }", "", "CRD0061 '\"long\"': Of the values allowed for 'spec.a' in 'R', \"long\" is listed, yet never valid")]
    [InlineData("[Items(MaxLength = 2, AllowedValues = [\"a\", \"b\", \"long\"])] public List<string>? A { get; init; }", "", "CRD0061 '\"long\"': Of the values allowed for 'spec.a[]' in 'R', \"long\" is listed, yet never valid")]
    [InlineData("public E? A { get; init; }", "public sealed record E;", "CRD0064 'E?': 'spec.a' of 'R' is an object without properties")]
    [InlineData("public List<E>? A { get; init; }", "public sealed record E;", "CRD0064 'List<E>?': 'spec.a[]' of 'R' is an object without properties")]
    [InlineData("""[JsonPropertyName("b")] public int? A { get; init; } [JsonPropertyName("B")] public int? C { get; init; }""", "", "CRD0065 '\"B\"': In 'R', \"B\" and \"b\" differ in case alone")]
    [InlineData("[ListType(ListType.Set)] public List<P>? A { get; init; }", "[MapType(MapType.Atomic)] public sealed record P { public int? X { get; init; } }", "CRD0067 'ListType.Set': The list 'spec.a' of 'R' is a set of objects or lists")]
    [InlineData("[Items(ListType = ListType.Set)] public List<List<P>>? A { get; init; }", "[MapType(MapType.Atomic)] public sealed record P { public int? X { get; init; } }", "CRD0067 'ListType.Set': The list 'spec.a[]' of 'R' is a set of objects or lists")]
    [InlineData("[PreserveUnknownFields] public P? A { get; init; }", "public sealed record P { public int? X { get; init; } }", "CRD0068 'PreserveUnknownFields': 'A' keeps unknown fields on the API server, yet 'P' has no [JsonExtensionData] member")]
    [InlineData("public P? A { get; init; }", "[PreserveUnknownFields] public sealed record P { public int? X { get; init; } }", "CRD0068 'PreserveUnknownFields': 'P' keeps unknown fields")]
    public async Task What_is_accepted_yet_wrong_is_told_on_the_member(string members, string types, string start) =>
        Assert.StartsWith(start, Assert.Single(await Diagnosed.In(Resource(members, types))));

    [Theory]
    [InlineData("public P? A { get; init; }", "public sealed record P { public int? X { get; init; } }")]
    [InlineData("public Dictionary<string, int>? A { get; init; }", "")]
    [InlineData("""[JsonPropertyName("b")] public int? A { get; init; } [JsonPropertyName("c")] public int? C { get; init; }""", "")]
    [InlineData("[ListType(ListType.Atomic)] public List<P>? A { get; init; }", "public sealed record P { public int? X { get; init; } }")]
    [InlineData("[PreserveUnknownFields] public P? A { get; init; }", "public sealed record P { public int? X { get; init; } [JsonExtensionData] public IDictionary<string, JsonElement>? Others { get; init; } }")]
    [InlineData("[PreserveUnknownFields] public JsonObject? A { get; init; }", "")]
    public async Task The_nearest_code_that_works_is_not(string members, string types) =>
        Assert.Empty(await Diagnosed.In(Resource(members, types)));

    [Fact]
    public async Task A_definition_that_kubectl_cannot_apply_is_told_on_the_type() => Assert.StartsWith(
        "CRD0066 'R': The definition of 'R' is accepted by the API server, yet the definition has 26",
        Assert.Single(await Diagnosed.In(Resource($"[Description(\"{new string('x', 262_144)}\")] public int? A {{ get; init; }}", ""))));

    [Fact]
    public async Task A_column_that_stays_empty_is_told() => Assert.StartsWith(
        "CRD0062 '\"integer\"': A path of 'R' is accepted by the API server, yet the column \"N\" of type integer stays empty: .spec.a leads to a value of type string",
        Assert.Single(await Diagnosed.In(Resource("public string? A { get; init; }", "", "[PrinterColumn(\"N\", \".spec.a\", Type = \"integer\")] "))));

    [Fact]
    public async Task A_column_of_a_property_that_stays_empty_is_told_on_the_property() => Assert.StartsWith(
        "CRD0062 '\"boolean\"': A path of 'R' is accepted by the API server, yet the column \"A\" of type boolean stays empty: .spec.a leads to a value of type string",
        Assert.Single(await Diagnosed.In(Resource("[PrinterColumn(Type = \"boolean\")] public string? A { get; init; }", "", "[PrinterColumn(\"N\", \".spec.a\")] "))));

    private static string Resource(string members, string types, string attributes = "") => $$"""
        {{types}}
        public sealed record S { {{members}} }
        {{attributes}}[CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
        """;
}
