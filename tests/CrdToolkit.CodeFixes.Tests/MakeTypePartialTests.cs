namespace CrdToolkit.CodeFixes.Tests;

public class MakeTypePartialTests
{
    [Fact]
    public Task A_resource_becomes_partial() => Fix<MakeTypePartialCodeFix>.Turns(
        """
        [CustomResource("infra.example.com", "v1")]
        public record {|CRD0001:Network|} : CustomResource;
        """,
        """
        [CustomResource("infra.example.com", "v1")]
        public partial record Network : CustomResource;
        """);

    [Fact]
    public Task The_types_around_it_become_partial_too() => Fix<MakeTypePartialCodeFix>.Turns(
        """
        public static class Resources
        {
            [CustomResource("infra.example.com", "v1")]
            public record {|CRD0001:Network|} : CustomResource;
        }
        """,
        """
        public static partial class Resources
        {
            [CustomResource("infra.example.com", "v1")]
            public partial record Network : CustomResource;
        }
        """);
}
