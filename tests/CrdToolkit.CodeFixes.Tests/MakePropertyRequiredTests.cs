namespace CrdToolkit.CodeFixes.Tests;

public class MakePropertyRequiredTests
{
    private const string Resource = """
        [CustomResource("infra.example.com", "v1")]
        public partial record Network : CustomResource<NetworkSpec>;


        """;

    [Fact]
    public Task The_first_choice_makes_it_required() => Fix<MakePropertyRequiredCodeFix>.Turns(
        Resource + """
        public sealed record NetworkSpec
        {
            public string {|CRD0015:Cidr|} { get; init; }
        }
        """,
        Resource + """
        public sealed record NetworkSpec
        {
            public required string Cidr { get; init; }
        }
        """);

    [Fact]
    public Task The_second_choice_makes_it_optional() => Fix<MakePropertyRequiredCodeFix>.Turns(
        Resource + """
        public sealed record NetworkSpec
        {
            public string {|CRD0015:Cidr|} { get; init; }
        }
        """,
        Resource + """
        public sealed record NetworkSpec
        {
            public string? Cidr { get; init; }
        }
        """,
        choice: 1);
}
