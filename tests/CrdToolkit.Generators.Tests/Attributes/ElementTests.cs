using CrdToolkit.Generators.Tests.TypeMapping;

namespace CrdToolkit.Generators.Tests.Attributes;

public sealed class ElementTests
{
    [Theory]
    [InlineData("[Items(MinLength = 1, MaxLength = 63, Pattern = \"^a\")]", "List<string>", """{"items":{"maxLength":63,"minLength":1,"pattern":"^a","type":"string"},"type":"array"}""")]
    [InlineData("[Items(Minimum = 0, ExclusiveMinimum = true, Maximum = 9, MultipleOf = 3)]", "int[]", """{"items":{"exclusiveMinimum":true,"format":"int32","maximum":9,"minimum":0,"multipleOf":3,"type":"integer"},"type":"array"}""")]
    [InlineData("[Items(AllowedValues = [\"a\", \"b\"])]", "List<string>", """{"items":{"enum":["a","b"],"type":"string"},"type":"array"}""")]
    [InlineData("[Items(AllowedValues = [E.B])]", "List<E>", """{"items":{"enum":["B"],"type":"string"},"type":"array"}""")]
    [InlineData("[Items(Format = \"ipv4\")]", "HashSet<string>", """{"items":{"format":"ipv4","type":"string"},"type":"array","x-kubernetes-list-type":"set"}""")]
    [InlineData("[Values(Maximum = 5)]", "Dictionary<string, int>", """{"additionalProperties":{"format":"int32","maximum":5,"type":"integer"},"type":"object"}""")]
    [InlineData("[Items(MaxItems = 2), Items(Level = 2, MaxLength = 3)]", "List<List<string>>", """{"items":{"items":{"maxLength":3,"type":"string"},"maxItems":2,"type":"array"},"type":"array"}""")]
    [InlineData("[Values(MaxItems = 2), Items(Level = 2, MaxLength = 3)]", "Dictionary<string, List<string>>", """{"additionalProperties":{"items":{"maxLength":3,"type":"string"},"maxItems":2,"type":"array"},"type":"object"}""")]
    [InlineData("[Items(MinProperties = 1), Values(Level = 2, MinLength = 3)]", "List<Dictionary<string, string>>", """{"items":{"additionalProperties":{"minLength":3,"type":"string"},"minProperties":1,"type":"object"},"type":"array"}""")]
    [InlineData("[Items(ListType = ListType.Set)]", "List<List<string>>", """{"items":{"items":{"type":"string"},"type":"array","x-kubernetes-list-type":"set"},"type":"array"}""")]
    [InlineData("[Values(ListType = ListType.Map)]", "Dictionary<string, List<K>>", """{"additionalProperties":{"items":{"properties":{"name":{"type":"string"}},"required":["name"],"type":"object"},"type":"array","x-kubernetes-list-map-keys":["name"],"x-kubernetes-list-type":"map"},"type":"object"}""")]
    [InlineData("[Values(MapType = MapType.Atomic)]", "Dictionary<string, K>", """{"additionalProperties":{"properties":{"name":{"type":"string"}},"required":["name"],"type":"object","x-kubernetes-map-type":"atomic"},"type":"object"}""")]
    [InlineData("[Items(EmbeddedResource = true)]", "List<JsonObject>", """{"items":{"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true},"type":"array"}""")]
    [InlineData("[Items(IntOrString = true, Pattern = \"^a\")]", "List<JsonElement>", """{"items":{"pattern":"^a","x-kubernetes-int-or-string":true},"type":"array"}""")]
    [InlineData("[Items(Rule = \"self != ''\", Message = \"m\", Reason = ValidationReason.FieldValueForbidden)]", "List<string>", """{"items":{"type":"string","x-kubernetes-validations":[{"message":"m","reason":"FieldValueForbidden","rule":"self != ''"}]},"type":"array"}""")]
    [InlineData("[Values(Rule = \"self.name != ''\", FieldPath = nameof(K.Name))]", "Dictionary<string, K>", """{"additionalProperties":{"properties":{"name":{"type":"string"}},"required":["name"],"type":"object","x-kubernetes-validations":[{"fieldPath":".name","rule":"self.name != ''"}]},"type":"object"}""")]
    public void What_is_said_of_elements_is_in_their_schema(string attribute, string type, string schema) =>
        Assert.Equal(schema, Mapped.Property($"{attribute} public {type}? X {{ get; init; }}", "public sealed record K { [ListMapKey] public required string Name { get; init; } } public enum E { A, B }"));

    [Fact]
    public void A_type_that_is_a_list_says_it_of_its_items() => Assert.Equal(
        """{"items":{"maxLength":3,"type":"string"},"maxItems":5,"type":"array","x-kubernetes-list-type":"set"}""",
        Mapped.Property("public Names? X { get; init; }", "[Items(MaxLength = 3), ListType(ListType.Set), Constraints(MaxItems = 5)] public sealed class Names : List<string>;"));

    [Theory]
    [InlineData("[Items(Minimum = 1)]", "Dictionary<string, int>", "CRD0038", "is a map; use [Values]")]
    [InlineData("[Values(Minimum = 1)]", "List<int>", "CRD0038", "is a list; use [Items]")]
    [InlineData("[Items(Minimum = 1)]", "int", "CRD0038", "is for the elements of a list, and 'int' is none")]
    [InlineData("[Items(Level = 2, Minimum = 1)]", "List<int>", "CRD0038", "is for the elements of a list, and 'int' is none")]
    [InlineData("[Items(Level = 0, Minimum = 1)]", "List<int>", "CRD0038", "counts its levels from 1")]
    [InlineData("[Items(MinLength = 1)]", "List<int>", "CRD0019", "[Items(MinLength)] on 'S.X' says nothing of a value of type 'int', which is an integer in JSON; it is for strings")]
    [InlineData("[Items(Minimum = 5, Maximum = 1)]", "List<int>", "CRD0031", "it must be at least 5 and at most 1")]
    [InlineData("[Items(ExclusiveMinimum = true)]", "List<int>", "CRD0032", "set Minimum too")]
    [InlineData("[Items(Message = \"m\")]", "List<int>", "CRD0032", "set Rule too")]
    [InlineData("[Items(Rule = \"self.a\", FieldPath = \"A\")]", "List<int>", "CRD0032", "'int' has no such property")]
    [InlineData("[Items(Pattern = \"(\")]", "List<string>", "CRD0032", "error parsing regexp")]
    [InlineData("[Items(ListType = ListType.Set)]", "List<string>", "CRD0019", "it is for lists")]
    [InlineData("[Items(Format = \"url\")]", "List<string>", "CRD0037", "unrecognized format")]
    public void What_makes_no_sense_is_told(string attribute, string type, string id, string reason)
    {
        var problem = Assert.Single(Mapped.Problems($"{attribute} public {type}? X {{ get; init; }}"));

        Assert.StartsWith($"{id} X: ", problem);
        Assert.Contains(reason, problem);
    }
}
