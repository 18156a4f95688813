using CrdToolkit.Schema.Json;

namespace CrdToolkit.Generators.Tests.TypeMapping;

public sealed class RecursionTests
{
    private const string Tree = "public record Node { public int Value { get; init; } [RecursionDepth(2)] public List<Node>? Children { get; init; } }";

    [Fact]
    public void A_cycle_is_told_with_its_links() => Assert.Equal(
        "CRD0014 Parent: 'B.Parent' has a type that contains itself (A.Children -> B.Parent -> A), which no structural schema can say; end it with [RecursionDepth] or [PreserveUnknownFields] on one of these properties, or make one of them a JsonNode",
        Assert.Single(Mapped.Problems("public A? X { get; init; }", "public record A { public List<B>? Children { get; init; } } public record B { public A? Parent { get; init; } }")));

    [Fact]
    public void A_type_that_contains_itself_at_once_is_told() => Assert.Contains(
        "(A.Next -> A)",
        Assert.Single(Mapped.Problems("public A? X { get; init; }", "public record A { public A? Next { get; init; } }")));

    [Fact]
    public void A_depth_ends_the_recursion_and_what_lies_deeper_is_not_in_the_schema()
    {
        AssertSchema(
            """{"type":"object","properties":{"value":V,"children":{"type":"array","items":{"type":"object","properties":{"value":V,"children":{"type":"array","items":{"type":"object","properties":{"value":V}}}}}}}}"""
                .Replace("V", """{"type":"integer","format":"int32"}"""),
            Mapped.Property("public Node? X { get; init; }", Tree));
    }

    [Fact]
    public void A_depth_on_one_link_ends_a_cycle_of_several()
    {
        var schema = Mapped.Property(
            "public A? X { get; init; }",
            "public record A { [RecursionDepth(1)] public List<B>? Children { get; init; } } public record B { public int Value { get; init; } public A? Parent { get; init; } }");
        Assert.Equal(1, Count(schema, "\"children\""));
        Assert.Equal(1, Count(schema, "\"parent\":{\"type\":\"object\"}"));
    }

    [Fact]
    public void Unknown_fields_that_are_kept_end_the_recursion_with_free_JSON() => AssertSchema(
        """{"type":"object","properties":{"next":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}""",
        Mapped.Property("public A? X { get; init; }", "public record A { [PreserveUnknownFields] public A? Next { get; init; } }"));

    [Theory]
    [InlineData("[Items(PreserveUnknownFields = true)] public List<A>? Next { get; init; }", """{"type":"array","items":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}""")]
    [InlineData("[Values(PreserveUnknownFields = true)] public Dictionary<string, A>? Next { get; init; }", """{"type":"object","additionalProperties":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}""")]
    public void So_do_those_of_items_and_values(string member, string schema) => AssertSchema(
        $$$"""{"type":"object","properties":{"next":{{{schema}}}}}""",
        Mapped.Property("public A? X { get; init; }", $"public record A {{ {member} }}"));

    [Fact]
    public void Both_end_it_with_free_JSON_at_that_depth() => AssertSchema(
        """{"type":"object","properties":{"next":{"type":"object","properties":{"next":{"type":"object","x-kubernetes-preserve-unknown-fields":true}},"x-kubernetes-preserve-unknown-fields":true}}}""",
        Mapped.Property("public A? X { get; init; }", "public record A { [PreserveUnknownFields, RecursionDepth(1)] public A? Next { get; init; } }"));

    [Fact]
    public void Unknown_fields_that_a_type_keeps_end_its_recursion_in_lists() => AssertSchema(
        """{"type":"object","properties":{"children":{"type":"array","items":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}},"x-kubernetes-preserve-unknown-fields":true}""",
        Mapped.Property("public A? X { get; init; }", "[PreserveUnknownFields] public record A { public List<A>? Children { get; init; } }"));

    [Theory]
    [InlineData("[RecursionDepth(0)] public A? Next { get; init; }", "0 levels cannot be written: give 1 to 10")]
    [InlineData("[RecursionDepth(11)] public A? Next { get; init; }", "11 levels cannot be written: give 1 to 10")]
    [InlineData("[RecursionDepth(2)] public int Next { get; init; }", "the property leads to no object that has it again: remove the attribute")]
    public void A_depth_that_says_nothing_is_told(string member, string reason) => Assert.Contains(
        $"CRD0048 Next: [RecursionDepth] on 'A.Next' says nothing: {reason}",
        Mapped.Problems("public A? X { get; init; }", $"public record A {{ {member} }}"));

    private static void AssertSchema(string expected, string actual) => Assert.Equal(JsonReader.Parse(expected), JsonReader.Parse(actual));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
