using CrdToolkit.Schema.Json;

namespace CrdToolkit.Generators.Tests.TypeMapping;

public sealed class UnionTests
{
    private const string Int = """{"type":"integer","format":"int32"}""";

    private const string Volume = """
        [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
        [JsonDerivedType(typeof(Disk), "disk"), JsonDerivedType(typeof(Memory), "memory")]
        public abstract record Volume { public required string Name { get; init; } public bool ReadOnly { get; init; } = true; }
        public record Disk : Volume { public required int SizeGb { get; init; } public string Class { get; init; } = "fast"; }
        public record Memory : Volume { public int? LimitMb { get; init; } }
        """;

    private const string Filter = """
        [JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
        [JsonDerivedType(typeof(And), "and"), JsonDerivedType(typeof(Has), "has")]
        public abstract record Filter;
        public record And : Filter { [RecursionDepth(2)] public List<Filter>? All { get; init; } }
        public record Has : Filter { public string? Label { get; init; } }
        """;

    [Fact]
    public void The_properties_of_all_stand_side_by_side_and_what_one_requires_is_said_in_oneOf() => AssertSchema(
        $$$$"""
        {
          "type": "object",
          "required": ["kind", "name"],
          "properties": {
            "kind": {"type": "string", "enum": ["disk", "memory"]},
            "name": {"type": "string"}, "readOnly": {"type": "boolean", "default": true},
            "sizeGb": {{{{Int}}}}, "class": {"type": "string"}, "limitMb": {{{{Int}}}}
          },
          "oneOf": [
            {"required": ["kind", "sizeGb"], "properties": {"kind": {"enum": ["disk"]}}},
            {"required": ["kind"], "properties": {"kind": {"enum": ["memory"]}}}
          ]
        }
        """,
        Mapped.Property("public Volume? X { get; init; }", Volume));

    [Fact]
    public void Without_requirements_of_its_own_the_discriminator_says_all() => AssertSchema(
        $$$$"""{"type": "object", "required": ["$type"], "properties": {"$type": {"type": "integer", "enum": [1, 2]}, "one": {{{{Int}}}}, "two": {{{{Int}}}}}}""",
        Mapped.Property("public I? X { get; init; }", """
            [JsonDerivedType(typeof(A), 1), JsonDerivedType(typeof(B), 2)] public interface I;
            public record A : I { public int One { get; init; } }
            public record B : I { public int Two { get; init; } }
            """));

    [Fact]
    public void A_base_that_is_a_value_itself_needs_no_discriminator() => AssertSchema(
        $$$$"""
        {
          "type": "object",
          "properties": {"$type": {"type": "string", "enum": ["a"]}, "x": {{{{Int}}}}},
          "oneOf": [{"required": ["$type", "x"], "properties": {"$type": {"enum": ["a"]}}}, {"not": {"required": ["$type"]}}]
        }
        """,
        Mapped.Property("public Base? Y { get; init; }", "[JsonDerivedType(typeof(A), \"a\")] public record Base; public record A : Base { public required int X { get; init; } }"));

    [Fact]
    public void A_rule_of_one_type_is_asked_of_its_values_only() => Assert.Contains(
        """
        "x-kubernetes-validations":[{"message":"too large","rule":"self.kind != \"disk\" || (self.sizeGb <= 100)"}]
        """,
        Mapped.Property("public Volume? X { get; init; }", Volume.Replace("public record Disk", "[ValidationRule(\"self.sizeGb <= 100\", Message = \"too large\")] public record Disk")));

    [Fact]
    public void A_rule_needs_a_discriminator_that_it_can_spell() => Assert.Contains(
        "no rule can spell the discriminator '$type'",
        Assert.Single(Mapped.Problems("public T? X { get; init; }", "[JsonDerivedType(typeof(A), \"a\"), JsonDerivedType(typeof(B), \"b\")] public abstract record T; [ValidationRule(\"true\")] public record A : T; public record B : T;")));

    [Fact]
    public void A_default_names_its_discriminator() => Assert.Contains(
        "\"default\":{\"kind\":\"memory\",\"name\":\"m\"}",
        Mapped.Property("public Volume X { get; init; } = new Memory { Name = \"m\" };", Volume));

    [Fact]
    public void Columns_of_inherited_members_are_shown_once() => Assert.Equal(
        ["Name"],
        Mapped.Resource(Mapped.Spec("public Volume? X { get; init; }", Volume.Replace("public required string Name", "[PrinterColumn] public required string Name"))).Columns.Select(column => column.Name));

    [Fact]
    public void A_recursive_union_is_cut_like_any_recursion() =>
        Assert.Equal(3, Mapped.Property("public Filter? X { get; init; }", Filter).Split("\"label\"").Length - 1);

    [Fact]
    public void A_recursive_union_that_is_not_cut_is_told() => Assert.Contains(
        "(Filter -> And.All -> Filter)",
        Assert.Single(Mapped.Problems("public Filter? X { get; init; }", Filter.Replace("[RecursionDepth(2)] ", ""))));

    [Theory]
    [InlineData("[JsonPolymorphic] public record T;", "lists no derived type")]
    [InlineData("[JsonDerivedType(typeof(A))] public record T; public record A : T;", "gives no discriminator for 'A', so that what is written of one is read back as something else; give one, such as [JsonDerivedType(typeof(A), \"a\")]")]
    [InlineData("[JsonDerivedType(typeof(A), \"a\"), JsonDerivedType(typeof(B), \"a\")] public record T; public record A : T; public record B : T;", "gives the discriminator \"a\" twice")]
    [InlineData("[JsonDerivedType(typeof(A), \"a\"), JsonDerivedType(typeof(A), \"b\")] public record T; public record A : T;", "lists 'A' twice")]
    [InlineData("[JsonDerivedType(typeof(A), \"a\"), JsonDerivedType(typeof(B), 1)] public record T; public record A : T; public record B : T;", "has discriminators of two kinds")]
    [InlineData("[JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\"), JsonDerivedType(typeof(A), \"a\")] public record T; public record A : T { public string? Kind { get; init; } }", "names its discriminator 'kind', as 'A.Kind' is named in JSON")]
    [InlineData("[JsonPolymorphic(TypeDiscriminatorPropertyName = \"$id\"), JsonDerivedType(typeof(A), \"a\")] public record T; public record A : T;", "which System.Text.Json reserves")]
    [InlineData("[JsonDerivedType(typeof(string), \"a\")] public record T;", "lists 'String', which does not derive from it")]
    [InlineData("[JsonDerivedType(typeof(A), \"a\")] public record T; public abstract record A : T;", "lists 'A', which is abstract")]
    public void What_System_Text_Json_refuses_or_loses_is_told_on_the_type(string declarations, string reason)
    {
        var problem = Assert.Single(Mapped.Problems("public T? X { get; init; }", declarations));
        Assert.StartsWith("CRD0046 T: 'T' is polymorphic, but it", problem);
        Assert.Contains(reason, problem);
    }

    [Fact]
    public void Derived_types_that_disagree_on_a_property_are_told() => Assert.StartsWith(
        "CRD0047 Size: 'B.Size' and 'A.Size' are both named 'size' in JSON and have different schemas",
        Assert.Single(Mapped.Problems("public T? X { get; init; }", """
            [JsonDerivedType(typeof(A), "a"), JsonDerivedType(typeof(B), "b")] public abstract record T;
            public record A : T { public int? Size { get; init; } }
            public record B : T { public string? Size { get; init; } }
            """)));

    private static void AssertSchema(string expected, string actual) => Assert.Equal(JsonReader.Parse(expected), JsonReader.Parse(actual));
}
