using CrdToolkit.Generators.Tests.TypeMapping;
using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Tests.Attributes;

public sealed class ValidationRuleTests
{
    [Fact]
    public void A_rule_has_what_the_attribute_says() => Assert.Equal(
        """{"format":"int32","type":"integer","x-kubernetes-validations":[{"message":"m","messageExpression":"'n'","optionalOldSelf":true,"reason":"FieldValueForbidden","rule":"oldSelf.orValue(self) == self"}]}""",
        Mapped.Property("[ValidationRule(\"oldSelf.orValue(self) == self\", Message = \"m\", MessageExpression = \"'n'\", Reason = ValidationReason.FieldValueForbidden, OptionalOldSelf = true)] public int? X { get; init; }"));

    [Theory]
    [InlineData("nameof(P.A)", ".a")]
    [InlineData("nameof(P.Dotted)", "['b.c']")]
    [InlineData("\".a\"", ".a")]
    [InlineData("\"['b.c']\"", "['b.c']")]
    public void The_field_of_an_error_is_named_or_given_as_a_path(string given, string path) => Assert.Contains(
        $"\"fieldPath\":\"{path}\"",
        Mapped.Property($"[ValidationRule(\"true\", FieldPath = {given})] public P? X {{ get; init; }}", "public sealed record P { public string? A { get; init; } [JsonPropertyName(\"b.c\")] public string? Dotted { get; init; } }"));

    [Fact]
    public void Rules_stand_in_one_order_whatever_the_order_of_the_attributes()
    {
        var schema = Mapped.Resource(Mapped.Spec(
            "[ValidationRule(\"p1\"), Immutable, ValidationRule(\"p2\")] public P? X { get; init; }",
            """
            [AtLeastOneOf(nameof(A), nameof(B)), ExactlyOneOf(nameof(A), nameof(B)), ValidationRule("t1"), AtMostOneOf(nameof(A), nameof(B)), ValidationRule("t2")]
            public sealed record P { public string? A { get; init; } public string? B { get; init; } [Immutable] public string? C { get; init; } }
            """)).Schema.Properties["spec"].Properties["x"];

        Assert.Equal(
            [
                "p1",
                "self == oldSelf | field is immutable",
                "p2",
                "t1",
                "t2",
                "(has(self.a)?1:0)+(has(self.b)?1:0) <= 1 | at most one of the fields in [a b] may be set",
                "(has(self.a)?1:0)+(has(self.b)?1:0) == 1 | exactly one of the fields in [a b] must be set",
                "has(self.a)||has(self.b) | at least one of the fields in [a b] must be set",
                "!has(oldSelf.c) || has(self.c) | field c is immutable once set",
            ],
            schema.Validations.Select(Text));
    }

    [Fact]
    public void A_required_property_needs_no_rule_around_it_to_be_immutable()
    {
        var spec = Mapped.Resource(Mapped.Spec("[Immutable] public required string X { get; init; }")).Schema.Properties["spec"];

        Assert.Empty(spec.Validations);
        Assert.Equal(["self == oldSelf | field is immutable"], spec.Properties["x"].Validations.Select(Text));
    }

    [Theory]
    [InlineData("a-b", "a__dash__b")]
    [InlineData("a.b", "a__dot__b")]
    [InlineData("a/b", "a__slash__b")]
    [InlineData("a__b", "a__underscores__b")]
    [InlineData("namespace", "__namespace__")]
    [InlineData("plain", "plain")]
    [InlineData("a$", null)]
    [InlineData("1a", null)]
    public void Names_are_spelled_as_CEL_needs_them(string name, string? spelled) => Assert.Equal(spelled, CelName.Escape(name));

    [Fact]
    public void The_same_rule_stands_once() => Assert.Equal(
        ["r | m"],
        Mapped.Resource(Mapped.Spec(
            "[ValidationRule(\"r\", Message = \"m\"), ValidationRule(\"r\", Message = \"m\")] public P? X { get; init; }",
            "[ValidationRule(\"r\", Message = \"m\")] public sealed record P { public string? A { get; init; } }"))
            .Schema.Properties["spec"].Properties["x"].Validations.Select(Text));

    [Theory]
    [InlineData("[ValidationRule(\"r\", Message = \"m\"), ValidationRule(\"r\", Message = \"n\")] public int? X { get; init; }", "CRD0035 X: The rule 'r' of 'S.X' is there twice")]
    [InlineData("[ValidationRule(\"r\", Message = \"m\")] public P? X { get; init; }", "CRD0035 X: The rule 'r' of 'S.X' is there twice")]
    [InlineData("[ValidationRule(\"r\", FieldPath = \"B\")] public P? X { get; init; }", "CRD0032 X: [ValidationRule(FieldPath)] on 'S.X' is given 'B', and 'P' has no such property")]
    [InlineData("[Immutable, JsonPropertyName(\"a$\")] public string? X { get; init; }", "CRD0032 X: [Immutable] on 'S.X' needs a CEL rule, and none can spell the name 'a$'")]
    public void A_rule_that_makes_no_sense_is_told(string member, string start) => Assert.StartsWith(
        start,
        Assert.Single(Mapped.Problems(member, "[ValidationRule(\"r\")] public sealed record P { public string? A { get; init; } }")));

    [Theory]
    [InlineData("nameof(A)", "a group has at least two properties")]
    [InlineData("nameof(A), nameof(A)", "'A' is named twice")]
    [InlineData("nameof(A), \"Nothing\"", "'P' has no property 'Nothing' in JSON")]
    [InlineData("nameof(A), \"B.C\"", "'P' has no property 'B.C' in JSON")]
    [InlineData("nameof(A), nameof(Must)", "'Must' is required")]
    [InlineData("nameof(A), nameof(Filled)", "'Filled' has the default \"x\"")]
    [InlineData("nameof(A), nameof(Number)", "'Number' cannot be null, so C# always writes it")]
    public void A_group_that_makes_no_sense_is_told(string names, string reason)
    {
        var problem = Assert.Single(Mapped.Problems(
            "public P? X { get; init; }",
            $$"""
            [ExactlyOneOf({{names}})]
            public sealed record P
            {
                public string? A { get; init; }
                public required string Must { get; init; }
                public string Filled { get; init; } = "x";
                public int Number { get; init; }
            }
            """));

        Assert.StartsWith("CRD0034 P: [ExactlyOneOf] on 'P' makes no sense: ", problem);
        Assert.Contains(reason, problem);
    }

    [Fact]
    public void The_names_of_enums_are_those_of_Kubernetes()
    {
        Assert.Equal(["Atomic", "Set", "Map"], Enum.GetNames<ListType>());
        Assert.Equal(["Granular", "Atomic"], Enum.GetNames<MapType>());
        Assert.Equal(["FieldValueInvalid", "FieldValueForbidden", "FieldValueRequired", "FieldValueDuplicate"], Enum.GetNames<ValidationReason>());
    }

    private static string Text(ValidationRule rule) => rule.Message is null ? rule.Rule : $"{rule.Rule} | {rule.Message}";
}
