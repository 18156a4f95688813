namespace CrdToolkit.CodeFixes.Tests;

public class SubresourceStatusTests
{
    private const string Parts = """


        public sealed record NetworkSpec { public string? Cidr { get; init; } }

        public sealed record NetworkStatus { public string? Phase { get; init; } }
        """;

    [Fact]
    public Task A_resource_with_a_status_gets_the_subresource() => Fix<AddSubresourceStatusCodeFix>.Turns(
        """
        [CustomResource("infra.example.com", "v1")]
        public partial record {|CRD0004:Network|} : CustomResource<NetworkSpec, NetworkStatus>;
        """ + Parts,
        """
        [CustomResource("infra.example.com", "v1")]
        [SubresourceStatus]
        public partial record Network : CustomResource<NetworkSpec, NetworkStatus>;
        """ + Parts);

    [Fact]
    public Task A_resource_without_a_status_loses_the_subresource() => Fix<RemoveSubresourceStatusCodeFix>.Turns(
        """
        [CustomResource("infra.example.com", "v1")]
        [{|CRD0005:SubresourceStatus|}]
        public partial record Network : CustomResource<NetworkSpec>;
        """ + Parts,
        """
        [CustomResource("infra.example.com", "v1")]
        public partial record Network : CustomResource<NetworkSpec>;
        """ + Parts);

    [Fact]
    public Task The_documentation_of_the_type_stays() => Fix<RemoveSubresourceStatusCodeFix>.Turns(
        """
        /// <summary>A network.</summary>
        [{|CRD0005:SubresourceStatus|}]
        [CustomResource("infra.example.com", "v1")]
        public partial record Network : CustomResource<NetworkSpec>;
        """ + Parts,
        """
        /// <summary>A network.</summary>
        [CustomResource("infra.example.com", "v1")]
        public partial record Network : CustomResource<NetworkSpec>;
        """ + Parts);

    [Fact]
    public Task Other_attributes_of_the_list_stay() => Fix<RemoveSubresourceStatusCodeFix>.Turns(
        """
        [CustomResource("infra.example.com", "v1"), {|CRD0005:SubresourceStatus|}]
        public partial record Network : CustomResource<NetworkSpec>;
        """ + Parts,
        """
        [CustomResource("infra.example.com", "v1")]
        public partial record Network : CustomResource<NetworkSpec>;
        """ + Parts);
}
