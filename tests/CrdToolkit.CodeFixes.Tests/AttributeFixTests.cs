namespace CrdToolkit.CodeFixes.Tests;

public class AttributeFixTests
{
    private const string Resource = """
        [CustomResource("infra.example.com", "v1")]
        public partial record Network : CustomResource<NetworkSpec>;


        """;

    [Theory]
    [InlineData("Items", "Values", "System.Collections.Generic.Dictionary<string, int>")]
    [InlineData("Values", "Items", "int[]")]
    [InlineData("CrdToolkit.Values", "CrdToolkit.Items", "int[]")]
    [InlineData("global::CrdToolkit.ItemsAttribute", "global::CrdToolkit.Values", "System.Collections.Generic.Dictionary<string, int>")]
    public Task The_elements_of_a_map_are_values_and_those_of_a_list_items(string before, string after, string type) =>
        Fix<ExchangeElementAttributeCodeFix>.Turns(
            Spec($"[{{|CRD0038:{before}(Minimum = 0)|}}] public {type}? A {{ get; init; }}"),
            Spec($"[{after}(Minimum = 0)] public {type}? A {{ get; init; }}"));

    [Theory]
    [InlineData("Range")]
    [InlineData("RangeAttribute")]
    [InlineData("System.ComponentModel.DataAnnotations.Range")]
    public Task A_range_is_turned_round(string attribute) => Fix<ExchangeBoundsCodeFix>.Turns(
        Spec($"[{{|CRD0032:{attribute}(5, -1)|}}] public int? A {{ get; init; }}"),
        Spec($"[{attribute}(-1, 5)] public int? A {{ get; init; }}"));

    [Fact]
    public Task A_repeated_rule_is_removed() => Fix<RemoveRepeatedRuleCodeFix>.Turns(
        Spec("[ValidationRule(\"self > 0\", Message = \"a\"), {|CRD0035:ValidationRule(\"self > 0\", Message = \"b\")|}] public int? A { get; init; }"),
        Spec("[ValidationRule(\"self > 0\", Message = \"a\")] public int? A { get; init; }"));

    [Fact]
    public Task What_cannot_be_selected_by_is_not() => Fix<RemoveSelectableFieldCodeFix>.Turns(
        Spec("[{|CRD0036:SelectableField|}] public double? A { get; init; }"),
        Spec("public double? A { get; init; }"));

    [Fact]
    public Task An_attribute_of_what_is_not_in_the_JSON_is_removed() => Fix<RemoveMisplacedAttributeCodeFix>.Turns(
        Spec("public int? A { get; init; } [{|CRD0039:Range(1, 2)|}] internal int? B { get; init; }"),
        Spec("public int? A { get; init; } internal int? B { get; init; }"));

    [Fact]
    public Task An_attribute_of_resources_is_removed_from_another_type() => Fix<RemoveMisplacedAttributeCodeFix>.Turns(
        "[{|CRD0041:SubresourceStatus|}]\npublic sealed record Plain;",
        "public sealed record Plain;");

    private static string Spec(string member) => Resource + $$"""
        public sealed record NetworkSpec
        {
            {{member}}
        }
        """;
}
