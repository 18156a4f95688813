using CrdToolkit.Generators.TypeMapping;

namespace CrdToolkit.Generators.Tests.TypeMapping;

public sealed class UnsupportedTypeTests
{
    private const string Declarations = """
        public interface IThing { int A { get; } }
        public abstract class Shape { public int A { get; set; } }
        public class Money { public int A { get; set; } }
        public class MoneyConverter : JsonConverter<Money>
        {
            public override Money? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => null;
            public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) { }
        }
        [JsonConverter(typeof(MoneyConverter))] public class Cash { public int A { get; set; } }
        public class TwoConstructors { public TwoConstructors(int a) { } public TwoConstructors(string b) { } }
        public enum E { A }
        """;

    [Theory]
    [InlineData("object", "it may hold anything")]
    [InlineData("dynamic", "it may hold anything")]
    [InlineData("IThing", "cannot create an interface")]
    [InlineData("Shape", "cannot create an abstract type")]
    [InlineData("Cash", "its [JsonConverter] may write anything")]
    [InlineData("Action", "a delegate has no JSON")]
    [InlineData("(int A, int B)", "leaves the items of a tuple out")]
    [InlineData("Tuple<int>", "is not fixed by .NET")]
    [InlineData("int[,]", "arrays of several dimensions")]
    [InlineData("Dictionary<int, string>", "keys of type 'int'")]
    [InlineData("Dictionary<E, string>", "keys of type 'E'")]
    [InlineData("Dictionary<object, string>", "keys of type 'object'")]
    [InlineData("IEnumerable", "cannot create an interface")]
    [InlineData("ArrayList", "the type of its items cannot be known")]
    [InlineData("HashSet<string?>", "does not allow null in a set")]
    [InlineData("Type", "abstract type")]
    [InlineData("TwoConstructors", "finds no constructor")]
    [InlineData("System.Numerics.BigInteger", "is not fixed by .NET")]
    [InlineData("Int128", "is not fixed by .NET")]
    public void A_type_whose_JSON_cannot_be_known_is_told_on_the_property(string type, string reason)
    {
        var problem = Assert.Single(Mapped.Problems($"public {type}? X {{ get; init; }}", Declarations));

        Assert.StartsWith("CRD0007 X: 'S.X' has the type '", problem);
        Assert.Contains(reason, problem);
    }

    [Theory]
    [InlineData("List<object>")]
    [InlineData("Dictionary<string, object>")]
    [InlineData("List<List<object>>")]
    public void What_is_inside_of_a_collection_is_told_on_its_property(string type) =>
        Assert.StartsWith("CRD0007 X: 'S.X' has the type 'object'", Assert.Single(Mapped.Problems($"public {type}? X {{ get; init; }}")));

    [Fact]
    public void A_converter_on_the_property_is_told() => Assert.Contains(
        "its [JsonConverter] may write anything",
        Assert.Single(Mapped.Problems("[JsonConverter(typeof(MoneyConverter))] public Money? X { get; init; }", Declarations)));

    [Fact]
    public void Numbers_that_are_written_as_strings_are_told() => Assert.Contains(
        "writes its numbers as strings",
        Assert.Single(Mapped.Problems("[JsonNumberHandling(JsonNumberHandling.WriteAsString)] public int X { get; init; }")));

    [Fact]
    public void A_generic_type_that_grows_without_end_is_told() => Assert.Contains(
        "CRD0014",
        string.Join("\n", Mapped.Problems("public G<int>? X { get; init; }", "public record G<T> { public G<G<T>>? Next { get; init; } }")));

    [Fact]
    public void A_cycle_in_a_referenced_type_is_told_on_the_property_that_uses_it() =>
        Assert.StartsWith("CRD0014 X: ", Assert.Single(Mapped.Problems("public V1JSONSchemaProps? X { get; init; }").Distinct().Take(1)));

    [Theory]
    [InlineData("[JsonNumberHandling(JsonNumberHandling.WriteAsString)] public sealed record T { public int A { get; init; } }", "[JsonNumberHandling] may write numbers as strings")]
    [InlineData("[JsonConverter(typeof(JsonStringEnumConverter))] public sealed record T { public int A { get; init; } }", "its [JsonConverter] may write anything")]
    [InlineData("public sealed class ShoutAttribute : JsonConverterAttribute; [Shout] public sealed record T { public int A { get; init; } }", "its [JsonConverter] may write anything")]
    [InlineData("[JsonUnion] public sealed record T { public int A { get; init; } } namespace System.Text.Json.Serialization { public sealed class JsonUnionAttribute : Attribute; }", "its JSON does not say which of its types it is")]
    public void An_attribute_of_JSON_that_decides_what_a_type_looks_like_is_told_by_its_name(string type, string reason)
    {
        var compilation = SourceCompilation.CreateUnchecked($$"""
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
            public sealed record S { public T? X { get; init; } }
            {{type}}
            """);

        var problems = ResourceMapper.Map(compilation.GetTypeByMetadataName("R")!, compilation, TestContext.Current.CancellationToken).Problems;

        Assert.Contains(reason, Assert.Single(problems).Message, StringComparison.Ordinal);
    }
}
