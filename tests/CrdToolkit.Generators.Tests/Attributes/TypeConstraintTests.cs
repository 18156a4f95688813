using CrdToolkit.Generators.Tests.TypeMapping;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Tests.Attributes;

/// <summary>What a type says of itself, alone and beside what the property says.</summary>
public sealed class TypeConstraintTests
{
    [Theory]
    [InlineData("[Constraints(MinProperties = 1)]", "", "\"minProperties\":1")]
    [InlineData("[Constraints(MinProperties = 1)]", "[MinProperties(2)]", "\"minProperties\":2")]
    [InlineData("[Constraints(MinProperties = 2)]", "[MinProperties(1)]", "\"minProperties\":2")]
    [InlineData("[MapType(MapType.Atomic)]", "", "\"x-kubernetes-map-type\":\"atomic\"")]
    [InlineData("[MapType(MapType.Atomic)]", "[MapType(MapType.Granular)]", "\"x-kubernetes-map-type\":\"granular\"")]
    [InlineData("[PreserveUnknownFields]", "", "\"x-kubernetes-preserve-unknown-fields\":true")]
    [InlineData("[DisplayName(\"A\")]", "", "\"title\":\"A\"")]
    [InlineData("[DisplayName(\"A\")]", "[DisplayName(\"B\")]", "\"title\":\"B\"")]
    [InlineData("[ExternalDocumentation(\"https://a.example\")]", "", "\"externalDocs\":{\"url\":\"https://a.example\"}")]
    [InlineData("[ExternalDocumentation(\"https://a.example\")]", "[ExternalDocumentation(\"https://b.example\")]", "\"externalDocs\":{\"url\":\"https://b.example\"}")]
    public void The_narrower_limit_counts_and_else_the_property(string onType, string onProperty, string expected) => Assert.Contains(
        expected,
        Mapped.Property($"{onProperty} public P? X {{ get; init; }}", $"{onType} public sealed record P {{ public string? A {{ get; init; }} public string? B {{ get; init; }} }}"));

    [Fact]
    public void A_list_of_a_type_has_its_constraints_too() => Assert.Equal(
        """{"items":{"maxProperties":1,"properties":{"a":{"type":"string"}},"type":"object"},"type":"array"}""",
        Mapped.Property("public List<P>? X { get; init; }", "[Constraints(MaxProperties = 1)] public sealed record P { public string? A { get; init; } }"));

    [Fact]
    public void An_enum_allows_what_both_allow() => Assert.Equal(
        """{"enum":["B"],"type":"string"}""",
        Mapped.Property("[AllowedValues(E.B, E.C)] public E? X { get; init; }", "[Constraints(AllowedValues = [E.A, E.B])] public enum E { A, B, C }"));

    [Fact]
    public void What_nothing_satisfies_is_told_on_the_property() => Assert.Equal(
        ["CRD0031 X: No value is allowed for 'S.X': it must have at least 3 and at most 2 properties. Where a property and its type both constrain, both count; widen one of them"],
        Mapped.Problems("[MaxProperties(2)] public P? X { get; init; }", "[Constraints(MinProperties = 3)] public sealed record P { public string? A { get; init; } }"));

    [Fact]
    public void Values_of_which_both_allow_none_are_told() => Assert.Equal(
        ["CRD0031 X: No value is allowed for 'S.X': of \"C\" none is among \"A\", \"B\". Where a property and its type both constrain, both count; widen one of them"],
        Mapped.Problems("[AllowedValues(E.C)] public E? X { get; init; }", "[Constraints(AllowedValues = [E.A, E.B])] public enum E { A, B, C }"));

    [Fact]
    public void A_type_of_another_assembly_says_it_too_and_what_is_wrong_with_it_is_told_where_it_is_used()
    {
        var shared = Emission.GeneratorRun.Of("""
            using CrdToolkit;
            namespace Shared;
            [Constraints(MinProperties = 1, MaxLength = 3)]
            public sealed record P { [Pattern("^a")] public string? A { get; init; } }
            """).ToReference();
        var mapped = Mapped.Resource(Mapped.Spec("public Shared.P? X { get; init; }"), DocumentationMode.None, shared);

        Assert.Equal(
            """{"minProperties":1,"properties":{"a":{"pattern":"^a","type":"string"}},"type":"object"}""",
            Mapped.Json(mapped.Schema.Properties["spec"].Properties["x"]).ToString());
        var problem = Assert.Single(mapped.Problems);
        Assert.Equal(("CRD0019", "X"), (problem.Rule.Id, problem.Symbol.Name));
        Assert.Null(problem.Attribute);
    }

    [Fact]
    public void What_a_type_cannot_mean_is_told_once_on_the_type() => Assert.StartsWith(
        "CRD0019 P: [Constraints(MaxLength)] on 'P' says nothing of a value of type 'P', which is an object in JSON; it is for strings",
        Assert.Single(Mapped.Problems("public P? X { get; init; } public List<P>? Y { get; init; }", "[Constraints(MaxLength = 1)] public sealed record P { public string? A { get; init; } }")));
}
