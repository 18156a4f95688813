namespace CrdToolkit.CodeFixes.Tests;

/// <summary>Fixes of members and declarations.</summary>
public class MemberFixTests
{
    private const string Resource = """
        [CustomResource("infra.example.com", "v1")]
        public partial record Network : CustomResource<NetworkSpec>;


        """;

    [Fact]
    public Task A_computed_property_is_left_out_of_the_JSON() => Fix<AddJsonIgnoreCodeFix>.Turns(
        Spec("""
            public int? A { get; init; }

            /// <summary>Computed.</summary>
            public int {|CRD0022:B|} => 1; // constant

            public int {|CRD0022:C|} => 2;
        """),
        Spec("""
            public int? A { get; init; }

            /// <summary>Computed.</summary>
            [System.Text.Json.Serialization.JsonIgnore]
            public int B => 1; // constant

            [System.Text.Json.Serialization.JsonIgnore]
            public int C => 2;
        """));

    [Fact]
    public Task The_initializer_stays_where_the_two_defaults_disagree() => Fix<RemoveDefaultValueCodeFix>.Turns(
        Spec("""
            /// <summary>A.</summary>
            [System.ComponentModel.DefaultValue(2)]
            public int A { get; init; } = {|CRD0016:1|};

            [Range(1, 9), System.ComponentModel.DefaultValueAttribute(2)] public int B { get; init; } = {|CRD0016:3|};
        """),
        Spec("""
            /// <summary>A.</summary>
            public int A { get; init; } = 1;

            [Range(1, 9)] public int B { get; init; } = 3;
        """));

    [Theory]
    [InlineData(0, "public required int A { get; init; }")]
    [InlineData(1, "public int? A { get; init; }")]
    public Task A_value_whose_absence_is_refused_is_required_or_optional(int choice, string after) => Fix<MakePropertyRequiredCodeFix>.Turns(
        Spec("    [Range(1, 9)] public int {|CRD0029:A|} { get; init; }"),
        Spec($"    [Range(1, 9)] {after}"),
        choice);

    [Fact]
    public Task An_object_without_properties_becomes_JSON() => Fix<UseJsonObjectCodeFix>.Turns(
        Spec("""
            public {|CRD0064:Settings?|} A { get; init; }
            public required {|CRD0064:Settings|} B { get; init; }
        """) + "\n\npublic sealed record Settings;",
        Spec("""
            public System.Text.Json.Nodes.JsonObject? A { get; init; }
            public required System.Text.Json.Nodes.JsonObject B { get; init; }
        """) + "\n\npublic sealed record Settings;");

    [Fact]
    public Task What_the_API_server_keeps_is_kept_in_CSharp() => Fix<AddExtensionDataCodeFix>.Turns(
        Spec("    [{|CRD0068:PreserveUnknownFields|}] public Settings? A { get; init; }") + """


        public sealed record Settings
        {
            public int? Size { get; init; }
        }
        """,
        Spec("    [PreserveUnknownFields] public Settings? A { get; init; }") + """


        public sealed record Settings
        {
            public int? Size { get; init; }

            [System.Text.Json.Serialization.JsonExtensionData]
            public System.Collections.Generic.IDictionary<string, System.Text.Json.JsonElement>? OtherFields { get; init; }
        }
        """);

    [Fact]
    public Task The_preferred_version_stores_where_none_does() => Fix<ChooseStorageVersionCodeFix>.Turns(
        Versions("{|CRD0010:CustomResource(\"infra.example.com\", \"v1\", Kind = \"Network\")|}", "CustomResource(\"infra.example.com\", \"v1beta1\", Kind = \"Network\")"),
        Versions("CustomResource(\"infra.example.com\", \"v1\", Kind = \"Network\", Storage = true)", "CustomResource(\"infra.example.com\", \"v1beta1\", Kind = \"Network\")"));

    [Theory]
    [InlineData("Plural = {|CRD0009:\"Net_Works\"|}", "Plural = \"net-works\"")]
    [InlineData("Singular = {|CRD0009:\"Network\"|}", "Singular = \"network\"")]
    public Task A_name_is_written_in_the_letters_that_Kubernetes_accepts(string before, string after) => Fix<LowerCaseNameCodeFix>.Turns(
        $"[CustomResource(\"infra.example.com\", \"v1\", {before})]\npublic partial record Network : CustomResource;",
        $"[CustomResource(\"infra.example.com\", \"v1\", {after})]\npublic partial record Network : CustomResource;");

    [Fact]
    public Task So_is_a_group() => Fix<LowerCaseNameCodeFix>.Turns(
        "[CustomResource({|CRD0008:\"Infra.example.com\"|}, \"v1\")]\npublic partial record Network : CustomResource;",
        "[CustomResource(\"infra.example.com\", \"v1\")]\npublic partial record Network : CustomResource;");

    [Theory]
    [InlineData("version: {|CRD0009:\"V1\"|}, group: \"infra.example.com\"", "version: \"v1\", group: \"infra.example.com\"")]
    [InlineData("version: \"v1\", group: {|CRD0008:\"Infra.example.com\"|}", "version: \"v1\", group: \"infra.example.com\"")]
    public Task So_are_arguments_that_are_given_by_name(string before, string after) => Fix<LowerCaseNameCodeFix>.Turns(
        $"[CustomResource({before})]\npublic partial record Network : CustomResource;",
        $"[CustomResource({after})]\npublic partial record Network : CustomResource;");

    [Theory]
    [InlineData("{|CRD0008:\"Infra\"|}, \"v1\"")]
    [InlineData("version: {|CRD0009:\"V1.Beta\"|}, group: \"infra.example.com\"")]
    [InlineData("\"infra.example.com\", {|CRD0009:\"V1.Beta\"|}")]
    [InlineData("\"infra.example.com\", \"v1\", Plural = {|CRD0009:\"Net.Works\"|}")]
    public Task Where_other_letters_do_not_make_it_accepted_none_are_offered(string arguments)
    {
        var source = $"[CustomResource({arguments})]\npublic partial record Network : CustomResource;";
        return Fix<LowerCaseNameCodeFix>.Turns(source, source);
    }

    private static string Versions(string first, string second) => $$"""
        [{{first}}]
        public partial record NetworkV1 : CustomResource;

        [{{second}}]
        public partial record NetworkV1Beta1 : CustomResource;
        """;

    private static string Spec(string members) => Resource + $$"""
        public sealed record NetworkSpec
        {
        {{members}}
        }
        """;
}
