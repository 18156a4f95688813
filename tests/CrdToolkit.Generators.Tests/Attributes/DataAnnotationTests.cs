using CrdToolkit.Generators.Tests.TypeMapping;

namespace CrdToolkit.Generators.Tests.Attributes;

public sealed class DataAnnotationTests
{
    [Theory]
    [InlineData("[Range(1, 64)]", "int", """{"format":"int32","maximum":64,"minimum":1,"type":"integer"}""")]
    [InlineData("[Range(1, 64)]", "int?", """{"format":"int32","maximum":64,"minimum":1,"type":"integer"}""")]
    [InlineData("[Range(0.5, 2.5)]", "double", """{"format":"double","maximum":2.5,"minimum":0.5,"type":"number"}""")]
    [InlineData("[Range(typeof(decimal), \"0.1\", \"9\")]", "decimal", """{"maximum":9,"minimum":0.1,"type":"number"}""")]
    [InlineData("[Range(0d, 1d, MinimumIsExclusive = true, MaximumIsExclusive = true)]", "double", """{"exclusiveMaximum":true,"exclusiveMinimum":true,"format":"double","maximum":1,"minimum":0,"type":"number"}""")]
    [InlineData("[Range(0, double.MaxValue)]", "double", """{"format":"double","minimum":0,"type":"number"}""")]
    [InlineData("[Range(1, double.PositiveInfinity)]", "int", """{"format":"int32","minimum":1,"type":"integer"}""")]
    [InlineData("[Range(1, long.MaxValue)]", "long", """{"format":"int64","minimum":1,"type":"integer"}""")]
    [InlineData("[Range(1, int.MaxValue)]", "int", """{"format":"int32","minimum":1,"type":"integer"}""")]
    [InlineData("[Range(int.MinValue, 9)]", "int", """{"format":"int32","maximum":9,"type":"integer"}""")]
    [InlineData("[Range(-5, 1000)]", "byte", """{"format":"int32","maximum":255,"minimum":0,"type":"integer"}""")]
    public void A_range_bounds_a_number(string attribute, string type, string schema) =>
        Assert.Equal(schema, Mapped.Property($"{attribute} public {(type.EndsWith('?') ? "" : "required ")}{type} X {{ get; init; }}"));

    [Fact]
    public void A_regular_expression_matches_the_whole_string_as_in_NET() => Assert.Equal(
        """{"pattern":"^(?:a|b)$","type":"string"}""",
        Mapped.Property("[RegularExpression(\"a|b\")] public string? X { get; init; }"));

    [Theory]
    [InlineData("[Length(2, 8)]", "string", """{"maxLength":8,"minLength":2,"type":"string"}""")]
    [InlineData("[Length(2, 8)]", "List<string>", """{"items":{"type":"string"},"maxItems":8,"minItems":2,"type":"array"}""")]
    [InlineData("[Length(2, 8)]", "Dictionary<string, string>", """{"additionalProperties":{"type":"string"},"maxProperties":8,"minProperties":2,"type":"object"}""")]
    [InlineData("[MinLength(1)]", "string", """{"minLength":1,"type":"string"}""")]
    [InlineData("[MinLength(1)]", "string[]", """{"items":{"type":"string"},"minItems":1,"type":"array"}""")]
    [InlineData("[MaxLength(5)]", "string", """{"maxLength":5,"type":"string"}""")]
    [InlineData("[MaxLength]", "string", """{"type":"string"}""")]
    [InlineData("[MaxLength(4)]", "byte[]", """{"format":"byte","maxLength":8,"type":"string"}""")]
    [InlineData("[StringLength(5, MinimumLength = 2)]", "string", """{"maxLength":5,"minLength":2,"type":"string"}""")]
    [InlineData("[Base64String]", "string", """{"format":"byte","type":"string"}""")]
    [InlineData("[AllowedValues(\"a\", \"b\")]", "string", """{"enum":["a","b"],"type":"string"}""")]
    [InlineData("[AllowedValues(1, 2)]", "int", """{"enum":[1,2],"format":"int32","type":"integer"}""")]
    [InlineData("[DeniedValues(\"a\")]", "string", """{"not":{"enum":["a"]},"type":"string"}""")]
    public void A_constraint_stands_in_the_keyword_of_the_type(string attribute, string type, string schema) =>
        Assert.Equal(schema, Mapped.Property($"{attribute} public {type}? X {{ get; init; }}"));

    [Fact]
    public void Allowed_values_narrow_an_enum() => Assert.Equal(
        """{"enum":["B"],"type":"string"}""",
        Mapped.Property("[AllowedValues(E.B)] public required E X { get; init; }", "public enum E { A, B }"));

    [Fact]
    public void A_required_string_is_not_empty_as_in_NET()
    {
        Assert.Equal("""{"minLength":1,"type":"string"}""", Mapped.Property("[Required] public string? X { get; init; }"));
        Assert.Equal("""{"type":"string"}""", Mapped.Property("[Required(AllowEmptyStrings = true)] public string? X { get; init; }"));
    }

    [Theory]
    [InlineData("[Range(1, 2)]", "string")]
    [InlineData("[Range(1, 2)]", "List<int>")]
    [InlineData("[Range(1, 2)]", "ResourceQuantity")]
    [InlineData("[Range(typeof(TimeSpan), \"00:01\", \"00:02\")]", "TimeSpan")]
    [InlineData("[RegularExpression(\"a\")]", "int")]
    [InlineData("[RegularExpression(\"a\")]", "List<string>")]
    [InlineData("[StringLength(5)]", "List<string>")]
    [InlineData("[MinLength(1)]", "int")]
    [InlineData("[AllowedValues(\"a\")]", "int")]
    [InlineData("[AllowedValues(1.5)]", "int")]
    public void A_constraint_that_does_not_fit_is_told(string attribute, string type) =>
        Assert.StartsWith("CRD0019 X: [", Assert.Single(Mapped.Problems($"{attribute} public {type}? X {{ get; init; }}")));

    [Fact]
    public void An_attribute_of_the_same_simple_name_is_another_one() => Assert.Equal(
        """{"type":"string"}""",
        Mapped.Property("[Mine.Length(1)] public string? X { get; init; }", "namespace Mine { public class LengthAttribute(int a) : Attribute { public int A => a; } }"));

    [Theory]
    [InlineData("[Range(1, 64)] public int X { get; init; }", true)]
    [InlineData("[Range(0, 64)] public int X { get; init; }", false)]
    [InlineData("[Range(1, 64)] public int? X { get; init; }", false)]
    [InlineData("[Range(1, 64)] public required int X { get; init; }", false)]
    [InlineData("[Range(1, 64)] public int X { get; init; } = 5;", false)]
    [InlineData("[Range(1, 64), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int X { get; init; }", false)]
    [InlineData("public Tier X { get; init; }", true)]
    [InlineData("public Tier? X { get; init; }", false)]
    [InlineData("public Tier X { get; init; } = Tier.Small;", false)]
    [InlineData("public DayOfWeek X { get; init; }", false)]
    public void A_value_that_is_not_set_must_be_one_that_the_schema_allows(string member, bool told)
    {
        var problems = Mapped.Problems(member, "public enum Tier { Small = 1, Large = 2 }");

        Assert.Equal(told ? 1 : 0, problems.Length);
        Assert.All(problems, problem => Assert.StartsWith("CRD0029 X: Where the object leaves 'S.X' out, C# has 0 and writes that", problem));
    }
}
