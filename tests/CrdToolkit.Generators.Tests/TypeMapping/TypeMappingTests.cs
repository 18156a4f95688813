namespace CrdToolkit.Generators.Tests.TypeMapping;

public sealed class TypeMappingTests
{
    [Theory]
    [InlineData("bool", """{"type":"boolean"}""")]
    [InlineData("string", """{"type":"string"}""")]
    [InlineData("char", """{"maxLength":1,"minLength":1,"type":"string"}""")]
    [InlineData("sbyte", """{"format":"int32","maximum":127,"minimum":-128,"type":"integer"}""")]
    [InlineData("byte", """{"format":"int32","maximum":255,"minimum":0,"type":"integer"}""")]
    [InlineData("short", """{"format":"int32","maximum":32767,"minimum":-32768,"type":"integer"}""")]
    [InlineData("ushort", """{"format":"int32","maximum":65535,"minimum":0,"type":"integer"}""")]
    [InlineData("int", """{"format":"int32","type":"integer"}""")]
    [InlineData("uint", """{"format":"int64","maximum":4294967295,"minimum":0,"type":"integer"}""")]
    [InlineData("long", """{"format":"int64","type":"integer"}""")]
    [InlineData("ulong", """{"format":"int64","minimum":0,"type":"integer"}""")]
    [InlineData("float", """{"type":"number"}""")]
    [InlineData("double", """{"format":"double","type":"number"}""")]
    [InlineData("decimal", """{"type":"number"}""")]
    public void A_value_has_the_type_format_and_bounds_of_its_CSharp_type(string type, string schema)
    {
        Assert.Equal(schema, Mapped.Property($"public required {type} X {{ get; init; }}"));
        Assert.Equal(schema, Mapped.Property($"public {type}? X {{ get; init; }}"));
    }

    [Theory]
    [InlineData("DateTime", """{"format":"date-time","type":"string"}""")]
    [InlineData("DateTimeOffset", """{"format":"date-time","type":"string"}""")]
    [InlineData("DateOnly", """{"format":"date","type":"string"}""")]
    [InlineData("Guid", """{"format":"uuid","type":"string"}""")]
    [InlineData("Uri", """{"type":"string"}""")]
    [InlineData("byte[]", """{"format":"byte","type":"string"}""")]
    [InlineData("ReadOnlyMemory<byte>", """{"format":"byte","type":"string"}""")]
    [InlineData("JsonElement", """{"x-kubernetes-preserve-unknown-fields":true}""")]
    [InlineData("JsonNode", """{"x-kubernetes-preserve-unknown-fields":true}""")]
    [InlineData("JsonObject", """{"type":"object","x-kubernetes-preserve-unknown-fields":true}""")]
    [InlineData("IntOrString", """{"anyOf":[{"type":"integer"},{"type":"string"}],"x-kubernetes-int-or-string":true}""")]
    public void A_type_that_is_one_JSON_value_has_its_format(string type, string schema) =>
        Assert.Equal(schema, Mapped.Property($"public {type}? X {{ get; init; }}"));

    [Fact]
    public void A_time_span_is_a_Go_duration()
    {
        var schema = Mapped.Property("public TimeSpan? X { get; init; }");

        Assert.Contains("\"pattern\":\"^[-+]?(0|", schema);
        Assert.Contains("\"type\":\"string\"", schema);
    }

    [Fact]
    public void A_quantity_is_an_integer_or_a_string_of_its_syntax()
    {
        var schema = Mapped.Property("public ResourceQuantity? X { get; init; }");

        Assert.Contains("\"x-kubernetes-int-or-string\":true", schema);
        Assert.Contains("\"pattern\":", schema);
    }

    [Theory]
    [InlineData("string[]")]
    [InlineData("List<string>")]
    [InlineData("IList<string>")]
    [InlineData("IReadOnlyList<string>")]
    [InlineData("IEnumerable<string>")]
    [InlineData("ImmutableArray<string>")]
    [InlineData("ImmutableList<string>")]
    [InlineData("Queue<string>")]
    public void A_sequence_is_an_array(string type) =>
        Assert.Equal("""{"items":{"type":"string"},"type":"array"}""", Mapped.Property($"public required {type} X {{ get; init; }}"));

    [Theory]
    [InlineData("HashSet<string>")]
    [InlineData("ISet<string>")]
    [InlineData("IReadOnlySet<string>")]
    [InlineData("SortedSet<string>")]
    [InlineData("ImmutableHashSet<string>")]
    public void A_set_is_an_array_whose_items_differ(string type) =>
        Assert.Equal("""{"items":{"type":"string"},"type":"array","x-kubernetes-list-type":"set"}""", Mapped.Property($"public required {type} X {{ get; init; }}"));

    [Fact]
    public void A_set_of_objects_is_atomic_because_the_API_server_cannot_merge_it() =>
        Assert.EndsWith("\"x-kubernetes-list-type\":\"atomic\"}", Mapped.Property("public HashSet<P>? X { get; init; }", "public record P { public int A { get; init; } }"));

    [Theory]
    [InlineData("Dictionary<string, int>")]
    [InlineData("IDictionary<string, int>")]
    [InlineData("IReadOnlyDictionary<string, int>")]
    [InlineData("ImmutableDictionary<string, int>")]
    [InlineData("SortedDictionary<string, int>")]
    public void A_dictionary_is_a_map(string type) =>
        Assert.Equal("""{"additionalProperties":{"format":"int32","type":"integer"},"type":"object"}""", Mapped.Property($"public required {type} X {{ get; init; }}"));

    [Theory]
    [InlineData("List<int?>", """{"items":{"format":"int32","nullable":true,"type":"integer"},"type":"array"}""")]
    [InlineData("List<string?>", """{"items":{"nullable":true,"type":"string"},"type":"array"}""")]
    [InlineData("string?[]", """{"items":{"nullable":true,"type":"string"},"type":"array"}""")]
    [InlineData("Dictionary<string, List<string?>>", """{"additionalProperties":{"items":{"nullable":true,"type":"string"},"type":"array"},"type":"object"}""")]
    [InlineData("List<Dictionary<string, int?>?>", """{"items":{"additionalProperties":{"format":"int32","nullable":true,"type":"integer"},"nullable":true,"type":"object"},"type":"array"}""")]
    [InlineData("List<List<string>>", """{"items":{"items":{"type":"string"},"type":"array"},"type":"array"}""")]
    public void Null_is_allowed_where_an_item_or_a_value_may_be_null(string type, string schema)
    {
        Assert.Equal(schema, Mapped.Property($"public required {type} X {{ get; init; }}"));
        Assert.Equal(schema, Mapped.Property($"public {type}? X {{ get; init; }}"));
    }

    [Theory]
    [InlineData("record")]
    [InlineData("class")]
    [InlineData("struct")]
    [InlineData("record struct")]
    [InlineData("readonly record struct")]
    public void An_object_has_the_properties_of_its_type(string keyword) => Assert.Equal(
        """{"properties":{"a":{"format":"int32","type":"integer"},"b":{"type":"string"}},"required":["a"],"type":"object"}""",
        Mapped.Property("public P? X { get; init; }", $"public {keyword} P {{ public required int A {{ get; init; }} public string? B {{ get; init; }} }}"));

    [Fact]
    public void A_positional_record_has_the_properties_of_its_parameters() => Assert.Equal(
        """{"properties":{"a":{"default":7,"format":"int32","maximum":9,"minimum":1,"type":"integer"},"b":{"type":"string"}},"type":"object"}""",
        Mapped.Property("public P? X { get; init; }", "public record P(string? B, [Range(1, 9)] int A = 7);"));

    [Fact]
    public void Inherited_properties_are_there_and_a_shadowed_one_is_the_derived_one() => Assert.Equal(
        """{"properties":{"a":{"format":"int32","type":"integer"},"b":{"type":"boolean"}},"type":"object"}""",
        Mapped.Property("public D? X { get; init; }", "public class B0 { public int A { get; set; } public string? B { get; set; } } public class D : B0 { public new bool B { get; set; } }"));

    [Fact]
    public void A_closed_generic_has_the_properties_that_its_arguments_give() => Assert.Equal(
        """{"properties":{"value":{"items":{"nullable":true,"type":"string"},"type":"array"}},"type":"object"}""",
        Mapped.Property("public Box<List<string?>>? X { get; init; }", "public record Box<T> { public T? Value { get; init; } }"));

    [Fact]
    public void Metadata_inside_of_a_resource_keeps_the_fields_that_an_author_sets() => Assert.Equal(
        """{"properties":{"annotations":{"additionalProperties":{"type":"string"},"type":"object"},"finalizers":{"items":{"type":"string"},"type":"array"},"labels":{"additionalProperties":{"type":"string"},"type":"object"},"name":{"type":"string"},"namespace":{"type":"string"}},"type":"object"}""",
        Mapped.Property("public V1ObjectMeta? X { get; init; }"));

    [Fact]
    public void A_model_of_the_Kubernetes_client_is_mapped_by_its_symbols()
    {
        var schema = Mapped.Property("public V1PodTemplateSpec? X { get; init; }");

        Assert.Contains("\"containers\":{\"items\":", schema);
        Assert.Contains("\"labels\":{\"additionalProperties\"", schema);
    }

    [Fact]
    public void Extension_data_lets_unknown_fields_stay() => Assert.Equal(
        """{"properties":{"a":{"format":"int32","type":"integer"}},"type":"object","x-kubernetes-preserve-unknown-fields":true}""",
        Mapped.SpecSchema("public int A { get; init; } [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; init; }"));
}
