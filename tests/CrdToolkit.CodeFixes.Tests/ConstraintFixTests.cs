namespace CrdToolkit.CodeFixes.Tests;

/// <summary>Fixes of what attributes say, one by one and all at once: where a source has two marks, the whole project is fixed in one go too.</summary>
public class ConstraintFixTests
{
    private const string Resource = """
        [CustomResource("infra.example.com", "v1")]
        public partial record Network : CustomResource<NetworkSpec>;


        """;

    [Fact]
    public Task A_constraint_of_another_kind_of_value_is_removed_and_all_else_stays() => Fix<RemoveMisplacedAttributeCodeFix>.Turns(
        Spec("""
            /// <summary>The size.</summary>
            [{|CRD0019:Pattern("a")|}] // of what
            public int? A { get; init; }

            [Range(1, 2), {|CRD0019:MaxLength(3)|}] public int? B { get; init; }
        """),
        Spec("""
            /// <summary>The size.</summary>
            public int? A { get; init; }

            [Range(1, 2)] public int? B { get; init; }
        """));

    [Fact]
    public Task An_argument_of_several_is_removed_alone() => Fix<RemoveAttributeArgumentCodeFix>.Turns(
        Spec("""    [Items(Minimum = 1, Pattern = {|CRD0019:"a"|})] public int[]? A { get; init; }"""),
        Spec("""    [Items(Minimum = 1)] public int[]? A { get; init; }"""));

    [Fact]
    public Task The_only_argument_takes_its_attribute_along() => Fix<RemoveMisplacedAttributeCodeFix>.Turns(
        Spec("""    [Items(Pattern = {|CRD0019:"a"|})] public int[]? A { get; init; }"""),
        Spec("""    public int[]? A { get; init; }"""));

    [Fact]
    public Task An_unknown_format_is_removed() => Fix<RemoveMisplacedAttributeCodeFix>.Turns(
        Spec("""
            [{|CRD0037:Format("url")|}] public string? A { get; init; }
            [{|CRD0037:Format("link")|}] public string? B { get; init; }
        """),
        Spec("""
            public string? A { get; init; }
            public string? B { get; init; }
        """));

    [Theory]
    [InlineData("AllowedValues(\"a\", {|CRD0061:\"long\"|})", "AllowedValues(\"a\")", "string?")]
    [InlineData("AllowedValues(new object[] { {|CRD0061:\"long\"|}, \"a\" })", "AllowedValues(new object[] { \"a\" })", "string?")]
    public Task A_value_that_is_never_valid_is_no_longer_allowed(string before, string after, string type) => Fix<RemoveAttributeArgumentCodeFix>.Turns(
        Spec($"    [{before}, MaxLength(2)] public {type} A {{ get; init; }}"),
        Spec($"    [{after}, MaxLength(2)] public {type} A {{ get; init; }}"));

    [Fact]
    public Task A_column_gets_the_type_of_its_property() => Fix<RemoveAttributeArgumentCodeFix>.Turns(
        Spec("""
            [PrinterColumn(Type = {|CRD0062:"boolean"|})] public string? A { get; init; }
            [PrinterColumn(Name = "B", Type = {|CRD0062:"integer"|})] public string? B { get; init; }
        """),
        Spec("""
            [PrinterColumn] public string? A { get; init; }
            [PrinterColumn(Name = "B")] public string? B { get; init; }
        """));

    [Fact]
    public Task A_property_that_cannot_be_in_a_group_leaves_it() => Fix<RemoveAttributeArgumentCodeFix>.Turns(
        Group("[ExactlyOneOf(nameof(A), {|CRD0034:nameof(C)|}, nameof(B))]"),
        Group("[ExactlyOneOf(nameof(A), nameof(B))]"));

    [Fact]
    public Task A_list_whose_items_fit_no_other_type_is_atomic() => Fix<MakeListAtomicCodeFix>.Turns(
        Spec("""
            [{|CRD0033:ListType(ListType.Map)|}] public Part[]? A { get; init; }
            [{|CRD0033:Items(ListType = ListType.Set)|}] public Part[][]? B { get; init; }
        """) + Part,
        Spec("""
            [ListType(ListType.Atomic)] public Part[]? A { get; init; }
            [Items(ListType = ListType.Atomic)] public Part[][]? B { get; init; }
        """) + Part);

    [Fact]
    public Task A_set_of_objects_is_atomic() => Fix<MakeListAtomicCodeFix>.Turns(
        Spec("""    [ListType({|CRD0067:ListType.Set|})] public Part[]? A { get; init; }""") + AtomicPart,
        Spec("""    [ListType(ListType.Atomic)] public Part[]? A { get; init; }""") + AtomicPart);

    [Fact]
    public Task A_list_with_keys_is_a_map() => Fix<MakeListAtomicCodeFix>.Turns(
        Spec("""    [ListType(ListType.Set), {|CRD0033:ListMapKey(nameof(Keyed.Key))|}] public Keyed[]? A { get; init; }""") + KeyedPart,
        Spec("""    [ListType(ListType.Map), ListMapKey(nameof(Keyed.Key))] public Keyed[]? A { get; init; }""") + KeyedPart);

    [Fact]
    public Task An_attribute_for_reconcilers_is_removed_from_another_class() => Fix<RemoveMisplacedAttributeCodeFix>.Turns(
        """
        [{|CRD0028:Finalizer("infra.example.com/network")|}]
        public partial class NetworkReconciler;
        """,
        """
        public partial class NetworkReconciler;
        """);

    private const string Part = "\n\npublic sealed record Part { public string? X { get; init; } }";
    private const string AtomicPart = "\n\n[MapType(MapType.Atomic)] public sealed record Part { public string? X { get; init; } }";
    private const string KeyedPart = "\n\npublic sealed record Keyed { public required string Key { get; init; } }";

    private static string Group(string attribute) => Resource + $$"""
        {{attribute}}
        public sealed record NetworkSpec
        {
            public string? A { get; init; }
            public string? B { get; init; }
            public required string C { get; init; }
        }
        """;

    private static string Spec(string members) => Resource + $$"""
        public sealed record NetworkSpec
        {
        {{members}}
        }
        """;
}
