namespace CrdToolkit.Generators.Tests.TypeMapping;

public sealed class EnumTests
{
    private const string Colour = "public enum Colour { Red, [JsonStringEnumMemberName(\"dark-green\")] Green }";

    [Fact]
    public void An_enum_lists_the_names_that_the_serializer_writes() => Assert.Equal(
        """{"enum":["Red","dark-green"],"type":"string"}""",
        Mapped.Property("public Colour X { get; init; }", Colour));

    [Fact]
    public void EnumMember_says_nothing_because_the_serializer_does_not_read_it() => Assert.Equal(
        """{"enum":["A"],"type":"string"}""",
        Mapped.Property("public E X { get; init; }", "public enum E { [System.Runtime.Serialization.EnumMember(Value = \"b\")] A }"));

    [Fact]
    public void Flags_are_names_with_commas() => Assert.Equal(
        """{"pattern":"^(Read|Write)(, (Read|Write))*$","type":"string"}""",
        Mapped.Property("public required E X { get; init; }", "[Flags] public enum E { Read = 1, Write = 2 }"));

    [Fact]
    public void A_number_converter_on_the_property_makes_it_a_number() => Assert.Equal(
        """{"default":1,"enum":[0,1],"format":"int32","type":"integer"}""",
        Mapped.Property("[JsonConverter(typeof(JsonNumberEnumConverter<Colour>))] public Colour X { get; init; } = Colour.Green;", Colour));

    [Fact]
    public void A_number_converter_on_the_type_does_not_because_the_options_of_the_client_go_before_it() => Assert.Equal(
        """{"enum":["A","B"],"type":"string"}""",
        Mapped.Property("public E X { get; init; }", "[JsonConverter(typeof(JsonNumberEnumConverter<E>))] public enum E { A, B }"));

    [Fact]
    public void A_default_is_the_name_that_the_serializer_writes() => Assert.Contains(
        "\"default\":\"dark-green\"",
        Mapped.Property("public Colour X { get; init; } = Colour.Green;", Colour));
}
