namespace CrdToolkit.CodeFixes.Tests;

public class SerializerContextTests
{
    [Fact]
    public Task A_resource_gets_a_context_that_lists_it() => Fix<AddSerializerContextCodeFix>.Turns(
        """
        [CustomResource("infra.example.com", "v1")]
        public partial record {|CRD0126:Network|} : CustomResource<NetworkSpec>;

        public sealed record NetworkSpec { public int? Size { get; init; } }
        """,
        """
        [CustomResource("infra.example.com", "v1")]
        public partial record Network : CustomResource<NetworkSpec>;

        [System.Text.Json.Serialization.JsonSourceGenerationOptions(UseStringEnumConverter = true)]
        [System.Text.Json.Serialization.JsonSerializable(typeof(Network))]
        internal sealed partial class NetworkJson : System.Text.Json.Serialization.JsonSerializerContext;

        public sealed record NetworkSpec { public int? Size { get; init; } }
        """,
        isNative: true);
}
