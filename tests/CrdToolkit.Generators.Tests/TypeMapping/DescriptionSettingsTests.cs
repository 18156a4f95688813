namespace CrdToolkit.Generators.Tests.TypeMapping;

public sealed class DescriptionSettingsTests
{
    private const string Text = "Number of CPUs, e.g. 2 or 4. At most 64.\n\nMore.";

    [Theory]
    [InlineData("", Text)]
    [InlineData("[assembly: SchemaDescriptions]", Text)]
    [InlineData("[assembly: SchemaDescriptions(DescriptionMode.None)]", null)]
    [InlineData("[assembly: SchemaDescriptions(DescriptionMode.FirstSentence)]", "Number of CPUs, e.g. 2 or 4.")]
    [InlineData("[assembly: SchemaDescriptions(MaxLength = 42)]", "Number of CPUs, e.g. 2 or 4. At most 64.")]
    [InlineData("[assembly: SchemaDescriptions(MaxLength = 15)]", "Number of...")]
    [InlineData("[assembly: SchemaDescriptions(MaxLength = 2)]", "..")]
    public void The_assembly_says_how_much_of_a_description_is_kept(string attribute, string? kept)
    {
        var mapped = Mapped.Resource(Mapped.Spec("/// <summary>Number of CPUs, e.g. 2 or 4. At most 64. <para>More.</para></summary>\npublic int Cpu { get; init; }", attribute));
        Assert.Equal(kept, Mapped.Json(mapped.Schema).FindText("properties", "spec", "properties", "cpu", "description"));
    }

    // controller-gen adds its ellipsis to maxDescLen, which is 14 where the length is 17
    [Theory]
    [InlineData(50, "How deep the water is! It is measured at noon.")]
    [InlineData(45, "How deep the water is!")]
    [InlineData(17, "How deep the...")]
    [InlineData(200, "How deep the water is! It is measured at noon. Not in winter, when there is ice on it")]
    public void A_description_is_cut_where_controller_gen_cuts_it(int maxLength, string kept)
    {
        var mapped = Mapped.Resource(Mapped.Spec("/// <summary>How deep the water is! It is measured at noon. Not in winter, when there is ice on it</summary>\npublic int Depth { get; init; }", $"[assembly: SchemaDescriptions(MaxLength = {maxLength})]"));
        var description = Mapped.Json(mapped.Schema).FindText("properties", "spec", "properties", "depth", "description");
        Assert.Equal(kept, description);
        Assert.InRange(description!.Length, 1, maxLength);
    }

    [Fact]
    public void The_values_of_the_mode_are_those_that_the_generator_reads() => Assert.Equal(
        Enum.GetValues<DescriptionMode>().Select(mode => $"{mode} {(int)mode}"),
        Enum.GetValues<CrdToolkit.Generators.TypeMapping.DescriptionMode>().Select(mode => $"{mode} {(int)mode}"));
}
