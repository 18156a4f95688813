using CrdToolkit.Generators.Tests.TypeMapping;

namespace CrdToolkit.Generators.Tests.Attributes;

public sealed class PropertyAttributeTests
{
    [Theory]
    [InlineData("""[Pattern("^a")]""", "string", """{"pattern":"^a","type":"string"}""")]
    [InlineData("""[Pattern("^a")]""", "IntOrString", """{"anyOf":[{"type":"integer"},{"type":"string"}],"pattern":"^a","x-kubernetes-int-or-string":true}""")]
    [InlineData("""[Pattern("^a"), RegularExpression("b")]""", "string", """{"allOf":[{"pattern":"^(?:b)$"}],"pattern":"^a","type":"string"}""")]
    [InlineData("""[Format("ipv4")]""", "string", """{"format":"ipv4","type":"string"}""")]
    [InlineData("[MultipleOf(0.5)]", "double", """{"format":"double","multipleOf":0.5,"type":"number"}""")]
    [InlineData("[MultipleOf(2)]", "int", """{"format":"int32","multipleOf":2,"type":"integer"}""")]
    [InlineData("[Constraints(MinLength = 1, Pattern = \"a\")]", "string", """{"minLength":1,"pattern":"a","type":"string"}""")]
    [InlineData("[MinProperties(1), MaxProperties(2)]", "P", """{"maxProperties":2,"minProperties":1,"properties":{"a":{"type":"string"}},"type":"object"}""")]
    [InlineData("[MinProperties(1)]", "Dictionary<string, string>", """{"additionalProperties":{"type":"string"},"minProperties":1,"type":"object"}""")]
    [InlineData("[Nullable]", "string", """{"nullable":true,"type":"string"}""")]
    [InlineData("[Nullable]", "int", """{"format":"int32","nullable":true,"type":"integer"}""")]
    [InlineData("[ListType(ListType.Set)]", "List<string>", """{"items":{"type":"string"},"type":"array","x-kubernetes-list-type":"set"}""")]
    [InlineData("[ListType(ListType.Atomic)]", "HashSet<string>", """{"items":{"type":"string"},"type":"array","x-kubernetes-list-type":"atomic"}""")]
    [InlineData("[MapType(MapType.Atomic)]", "P", """{"properties":{"a":{"type":"string"}},"type":"object","x-kubernetes-map-type":"atomic"}""")]
    [InlineData("[MapType(MapType.Granular)]", "Dictionary<string, string>", """{"additionalProperties":{"type":"string"},"type":"object","x-kubernetes-map-type":"granular"}""")]
    [InlineData("[PreserveUnknownFields]", "P", """{"properties":{"a":{"type":"string"}},"type":"object","x-kubernetes-preserve-unknown-fields":true}""")]
    [InlineData("[EmbeddedResource]", "JsonObject", """{"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true}""")]
    [InlineData("[EmbeddedResource]", "JsonElement", """{"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true}""")]
    [InlineData("[EmbeddedResource]", "P", """{"properties":{"a":{"type":"string"}},"type":"object","x-kubernetes-embedded-resource":true}""")]
    [InlineData("[IntOrString]", "JsonElement", """{"x-kubernetes-int-or-string":true}""")]
    [InlineData("[Example(5)]", "int", """{"example":5,"format":"int32","type":"integer"}""")]
    [InlineData("[Example(\"a\")]", "string", """{"example":"a","type":"string"}""")]
    [InlineData("[Example(Json = \"[1]\")]", "List<int>", """{"example":[1],"items":{"format":"int32","type":"integer"},"type":"array"}""")]
    [InlineData("[DisplayName(\"T\")]", "string", """{"title":"T","type":"string"}""")]
    [InlineData("[Display(Name = \"T\")]", "string", """{"title":"T","type":"string"}""")]
    [InlineData("[ExternalDocumentation(\"https://example.com/a\", Description = \"More.\")]", "string", """{"externalDocs":{"description":"More.","url":"https://example.com/a"},"type":"string"}""")]
    public void An_attribute_becomes_its_keyword(string attribute, string type, string schema) => Assert.Equal(
        schema,
        Mapped.Property($"{attribute} public {type}? X {{ get; init; }}", "public sealed record P { public string? A { get; init; } }"));

    [Fact]
    public void Attributes_stand_on_the_parameters_of_a_positional_record() => Assert.Contains(
        "\"x\":{\"pattern\":\"^a\",\"type\":\"string\",\"x-kubernetes-validations\":[{\"rule\":\"self != ''\"}]}",
        Mapped.SpecSchema("public P? A { get; init; }", "public sealed record P([Pattern(\"^a\"), ValidationRule(\"self != ''\"), SelectableField, PrinterColumn] string? X = null);"));

    [Theory]
    [InlineData("[Pattern(\"a\")]", "int", "CRD0019", "it is for strings")]
    [InlineData("[Format(\"ipv4\")]", "bool", "CRD0019", "it is for strings and numbers")]
    [InlineData("[MultipleOf(2)]", "string", "CRD0019", "it is for numbers")]
    [InlineData("[MinProperties(1)]", "List<int>", "CRD0019", "it is for objects and dictionaries")]
    [InlineData("[ListType(ListType.Set)]", "string", "CRD0019", "it is for lists")]
    [InlineData("[MapType(MapType.Atomic)]", "List<int>", "CRD0019", "it is for objects")]
    [InlineData("[PreserveUnknownFields]", "string", "CRD0019", "it is for objects that have properties")]
    [InlineData("[EmbeddedResource]", "List<JsonObject>", "CRD0019", "it is for objects with properties")]
    [InlineData("[EmbeddedResource]", "Empty", "CRD0032", "is on an object without properties")]
    [InlineData("[IntOrString]", "string", "CRD0019", "it is for free JSON")]
    [InlineData("[Example(\"a\")]", "int", "CRD0019", "it must be a constant of the type")]
    [InlineData("[Example(Json = \"{\")]", "int", "CRD0032", "is no JSON")]
    [InlineData("[Example(9), Range(1, 5)]", "int", "CRD0032", "shows 9, which the API server refuses: x: Invalid value: 9")]
    [InlineData("[MultipleOf(0)]", "int", "CRD0032", "a divisor is greater than zero")]
    [InlineData("[MultipleOf(0.5)]", "int", "CRD0032", "which no integer reaches")]
    [InlineData("[Range(0.5, 2)]", "int", "CRD0032", "which no integer reaches")]
    [InlineData("[Range(5, 1)]", "int", "CRD0032", "goes from 5 to 1, which is nothing")]
    [InlineData("[Range(1, 1, MinimumIsExclusive = true)]", "int", "CRD0032", "goes from 1 to 1, which is nothing")]
    [InlineData("[Length(5, 1)]", "string", "CRD0032", "goes from 5 to 1, which is nothing")]
    [InlineData("[StringLength(1, MinimumLength = 5)]", "string", "CRD0032", "goes from 5 to 1, which is nothing")]
    [InlineData("[MinLength(-1)]", "string", "CRD0032", "nothing has a negative length")]
    [InlineData("[MinProperties(-1)]", "Dictionary<string, int>", "CRD0032", "nothing has a negative length")]
    [InlineData("[AllowedValues]", "string", "CRD0032", "allows nothing")]
    [InlineData("[Pattern(\"(\")]", "string", "CRD0032", "missing closing )")]
    [InlineData("[Format(\"\")]", "string", "CRD0032", "is given no format")]
    [InlineData("[Format(\"url\")]", "string", "CRD0037", "unrecognized format")]
    [InlineData("[Format(\"int32\")]", "string", "CRD0037", "unrecognized format")]
    [InlineData("[Format(\"int64\")]", "int", "CRD0031", "the type already says that its format is int32")]
    [InlineData("[ExternalDocumentation(\"docs\")]", "string", "CRD0032", "is no absolute address")]
    [InlineData("[MinLength(5), MaxLength(3)]", "string", "CRD0031", "at least 5 and at most 3 characters")]
    [InlineData("[Range(10000, 20000)]", "short", null, "")]
    [InlineData("[Range(300, 400)]", "byte", "CRD0031", "at least 300 and at most 255")]
    [InlineData("[Range(5000000000, 6000000000d)]", "int", "CRD0031", "beyond what the type of the property holds")]
    [InlineData("[AllowedValues(\"a\"), Pattern(\"b\")]", "string", "CRD0031", "none of \"a\" satisfies the other constraints")]
    [InlineData("[PrinterColumn(Type = \"text\")]", "string", "CRD0032", "must be one of boolean,date,integer,number,string")]
    [InlineData("[PrinterColumn(Format = \"text\")]", "string", "CRD0032", "must be one of byte,date")]
    [InlineData("[PrinterColumn(Name = \"\")]", "string", "CRD0032", "is given no name")]
    public void A_misuse_is_told(string attribute, string type, string? id, string reason)
    {
        var problems = Mapped.Problems($"{attribute} public {type}? X {{ get; init; }}", "public sealed record Empty;");

        if (id is null)
        {
            Assert.Empty(problems);
            return;
        }

        var problem = Assert.Single(problems);
        Assert.StartsWith($"{id} X: ", problem);
        Assert.Contains(reason, problem);
    }

    [Fact]
    public void A_type_that_cannot_be_null_is_not_nullable() => Assert.StartsWith(
        "CRD0019 X: [Nullable] on 'S.X' says nothing of a value of type 'int'",
        Assert.Single(Mapped.Problems("[Nullable] public required int X { get; init; }")));

    [Fact]
    public void Allowed_values_that_an_enum_does_not_have_are_told() => Assert.StartsWith(
        "CRD0019 X: [AllowedValues] on 'S.X'",
        Assert.Single(Mapped.Problems("[AllowedValues(\"C\")] public E? X { get; init; }", "public enum E { A, B }")));

    [Fact]
    public void Nullable_is_told_from_the_attribute_of_the_compiler_by_its_namespace()
    {
        const string Both = "using System.Runtime.CompilerServices; ";

        Assert.Contains("CS0104", SourceCompilation.CreateUnchecked(Both + Mapped.Spec("[Nullable] public string? A { get; init; }"))
            .GetDiagnostics(TestContext.Current.CancellationToken).Select(diagnostic => diagnostic.Id));
        Assert.Contains("\"nullable\":true", CrdToolkit.Schema.Json.JsonWriter.Write(Mapped.Json(Mapped.Resource(Both + Mapped.Spec("[CrdToolkit.Nullable] public string? A { get; init; }")).Schema)), StringComparison.Ordinal);
    }
}
