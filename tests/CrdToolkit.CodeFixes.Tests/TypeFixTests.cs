namespace CrdToolkit.CodeFixes.Tests;

public class TypeFixTests
{
    private const string Resource = """
        [CustomResource("infra.example.com", "v1")]
        public partial record Network : CustomResource<NetworkSpec>;


        """;

    private const string Id = """


        [System.Text.Json.Serialization.JsonConverter(typeof(IdConverter))]
        public readonly record struct Id(string Value);

        public sealed class IdConverter : System.Text.Json.Serialization.JsonConverter<Id>
        {
            public override Id Read(ref System.Text.Json.Utf8JsonReader reader, System.Type type, System.Text.Json.JsonSerializerOptions options) => new(reader.GetString()!);
            public override void Write(System.Text.Json.Utf8JsonWriter writer, Id value, System.Text.Json.JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
        }
        """;

    [Fact]
    public Task A_recursive_property_gets_a_depth() => Fix<EndRecursionCodeFix>.Turns(
        Resource + """
        public sealed record NetworkSpec
        {
            public string? Cidr { get; init; }

            /// <summary>Inside of it.</summary>
            public {|CRD0014:System.Collections.Generic.List<NetworkSpec>?|} Parts { get; init; }
        }
        """,
        Resource + """
        public sealed record NetworkSpec
        {
            public string? Cidr { get; init; }

            /// <summary>Inside of it.</summary>
            [RecursionDepth(3)]
            public System.Collections.Generic.List<NetworkSpec>? Parts { get; init; }
        }
        """);

    [Fact]
    public Task A_wrapped_value_is_said_to_be_written_as_itself() => Fix<AddSchemaTypeCodeFix>.Turns(
        Resource + """
        public sealed record NetworkSpec
        {
            public {|CRD0007:Id|} Id { get; init; }
        }
        """ + Id,
        Resource + """
        public sealed record NetworkSpec
        {
            [SchemaType(typeof(string))]
            public Id Id { get; init; }
        }
        """ + Id);

    [Fact]
    public Task A_derived_type_gets_its_name_as_discriminator() => Fix<AddDiscriminatorCodeFix>.Turns(
        Resource + """
        public sealed record NetworkSpec
        {
            public Route? Route { get; init; }
        }

        [{|CRD0046:System.Text.Json.Serialization.JsonDerivedType(typeof(DirectRoute))|}]
        public record Route;
        public sealed record DirectRoute : Route;
        """,
        Resource + """
        public sealed record NetworkSpec
        {
            public Route? Route { get; init; }
        }

        [System.Text.Json.Serialization.JsonDerivedType(typeof(DirectRoute), "directRoute")]
        public record Route;
        public sealed record DirectRoute : Route;
        """);
}
