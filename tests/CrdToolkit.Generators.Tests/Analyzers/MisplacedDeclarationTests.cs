namespace CrdToolkit.Generators.Tests.Analyzers;

/// <summary>What is written on members and types of an API, and does nothing there.</summary>
public sealed class MisplacedDeclarationTests
{
    [Theory]
    [InlineData("[PrinterColumn] public static int A { get; set; }", "CRD0039 'PrinterColumn': [PrinterColumn] on 'S.A' says nothing: the member is static, so it is not in the JSON and the schema does not know it; make it a property of its objects, or remove the attribute")]
    [InlineData("[Range(1, 2)] private int? A { get; init; }", "CRD0039 'Range(1, 2)': [Range] on 'S.A' says nothing: the member is not public")]
    [InlineData("[MaxLength(3)] internal string? A { get; init; }", "CRD0039 'MaxLength(3)': [MaxLength] on 'S.A' says nothing: the member is not public")]
    [InlineData("[JsonIgnore, Pattern(\"a\")] public string? A { get; init; }", "CRD0039 'Pattern(\"a\")': [Pattern] on 'S.A' says nothing: the member has [JsonIgnore]")]
    [InlineData("[Range(1, 2)] public int A;", "CRD0039 'Range(1, 2)': [Range] on 'S.A' says nothing: the member is a field")]
    [InlineData("public int A;", "CRD0040 'A': 'S.A' is a field, which System.Text.Json neither reads nor writes")]
    [InlineData("[ListMapKey] public string? A { get; init; }", "CRD0019 'ListMapKey': [ListMapKey] on 'S.A' says nothing of a value of type 'string?', which is no list in JSON; without names it marks the key of the items of a list, and 'S' is none")]
    [InlineData("public DateTime A { get; init; } = DateTime.UtcNow;", "CRD0044 'DateTime.UtcNow': The initializer 'DateTime.UtcNow' of 'S.A' is no constant, so the schema has no default")]
    [InlineData("public Guid A { get; init; } = Guid.NewGuid();", "CRD0044 'Guid.NewGuid()'")]
    [InlineData("public DateTime A { get; init; } = new(2026, 1, 1);", "CRD0044 'new(2026, 1, 1)'")]
    [InlineData("private static readonly string B = \"b\"; public string A { get; init; } = B;", "CRD0044 'B'")]
    [InlineData("[PrinterColumn(Name = \"x\")] public int? A { get; init; } [PrinterColumn(Name = \"X\")] public int? B { get; init; }", "CRD0043 'PrinterColumn(Name = \"X\")': The column of 'R' at .spec.b and that at .spec.a are both named 'X'")]
    public async Task It_is_told_on_a_member(string member, string start) => Assert.StartsWith(start, Assert.Single(await Diagnosed.In(Spec(member))));

    [Fact]
    public async Task Each_attribute_is_told() => Assert.Equal(
        ["CRD0039 'PrinterColumn'", "CRD0039 'Range(1, 2)'"],
        (await Diagnosed.In(Spec("[JsonIgnore] [PrinterColumn, Range(1, 2)] public int? A { get; init; }"))).Select(told => told.Split(": ")[0]));

    [Theory]
    [InlineData("[JsonInclude, Range(1, 2)] internal int? A { get; init; }")]
    [InlineData("[JsonInclude] public int A;")]
    [InlineData("[JsonIgnore] public int A;")]
    [InlineData("public const int A = 1; private readonly int b = 2; public static readonly int C = 3; public int? D { get => b > 1 ? b : null; init => b = value ?? 0; }")]
    [InlineData("public List<P>? A { get; init; }")]
    [InlineData("[ListMapKey(nameof(P.Key))] public List<P>? A { get; init; }")]
    [InlineData("public DateTime? A { get; init; }")]
    [InlineData("public Guid A { get; init; } = Guid.Empty;")]
    [InlineData("public JsonElement A { get; init; } = JsonDocument.Parse(\"{}\").RootElement;")]
    [InlineData("public string A { get; init; } = null!;")]
    [InlineData("public TimeSpan A { get; init; } = TimeSpan.FromMinutes(5);")]
    [InlineData("public Dictionary<string, string> A { get; init; } = new(StringComparer.Ordinal);")]
    [InlineData("[DefaultValue(\"a\")] public string A { get; init; } = string.Concat(\"a\");")]
    [InlineData("[PrinterColumn(Name = \"x\")] public int? A { get; init; } [PrinterColumn(Name = \"y\")] public int? B { get; init; }")]
    public async Task What_does_something_is_not(string member) => Assert.Empty(await Diagnosed.In(Spec(member)));

    [Fact]
    public async Task A_status_has_no_defaults_to_speak_of() => Assert.Empty(await Diagnosed.In("""
        public sealed record S { public int? A { get; init; } }
        public sealed record T { public DateTime Since { get; init; } = DateTime.UtcNow; }
        [CustomResource("example.com", "v1"), SubresourceStatus] public partial record R : CustomResource<S, T>;
        """));

    [Fact]
    public async Task What_is_no_API_is_left_alone() => Assert.Empty(await Diagnosed.In(
        "public sealed class Settings { [Range(1, 2)] public static int A { get; set; } [Range(1, 2)] internal int B { get; set; } public int C; public DateTime D { get; init; } = DateTime.UtcNow; }"));

    [Theory]
    [InlineData("[PrinterColumn(\"A\", \".spec.a\")] public sealed record P { public int? A { get; init; } }", "CRD0041 'PrinterColumn(\"A\", \".spec.a\")': 'P' has [PrinterColumn] but not [CustomResource], so nothing reads the attribute; put it on the property that it is about, or on the type with [CustomResource], or remove it")]
    [InlineData("[SubresourceStatus] public sealed record P : CustomResource<Q>; public sealed record Q { public int? A { get; init; } }", "CRD0041 'SubresourceStatus': 'P' has [SubresourceStatus] but not [CustomResource], so nothing reads the attribute; add [CustomResource], or remove it")]
    [InlineData("[CustomResource(\"example.com\", \"v1\")] public abstract partial record P : CustomResource<Q>; public sealed record Q { public int? A { get; init; } }", "CRD0042 'P': 'P' has [CustomResource] and is abstract")]
    public async Task It_is_told_on_a_type(string source, string start) => Assert.StartsWith(start, Assert.Single(await Diagnosed.In(source)));

    private static string Spec(string members) => $$"""
        public sealed record P { [ListMapKey] public required string Key { get; init; } }
        public sealed record S { {{members}} public int? Real { get; init; } }
        [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
        """;
}
