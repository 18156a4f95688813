namespace CrdToolkit.Generators.Tests.Analyzers;

public sealed class ResourceDiagnosticsTests
{
    private const string Parts = """
        public sealed record S { public int A { get; init; } }
        public sealed record T { public int B { get; init; } }
        """;

    [Fact]
    public async Task A_sound_resource_has_no_diagnostic() => Assert.Empty(await Diagnosed.In(Parts + """
        [CustomResource("example.com", "v1", ShortNames = ["r"])] [SubresourceStatus]
        public partial record R : CustomResource<S, T>;
        """));

    [Theory]
    [InlineData("public record R : CustomResource<S>;", "CRD0001 'R': 'R' has [CustomResource], so code is generated into it; declare it partial")]
    [InlineData("public partial record R<X> : CustomResource<S>;", "CRD0002 'R': 'R' has type parameters")]
    [InlineData("public partial record R { }", "CRD0003 'R': 'R' has [CustomResource] but none of the base types")]
    [InlineData("public partial record R : CustomResource<S, T>;", "CRD0004 'R': 'R' has a status of type 'T' but not [SubresourceStatus]")]
    [InlineData("[SubresourceStatus] public partial record R : CustomResource<S>;", "CRD0005 'SubresourceStatus': 'R' has [SubresourceStatus] but no status")]
    public async Task A_wrong_declaration_is_told_on_the_type(string declaration, string start) =>
        Assert.StartsWith(start, Assert.Single(await Diagnosed.In(Parts + "[CustomResource(\"example.com\", \"v1\")] " + declaration)));

    [Theory]
    [InlineData("[CustomResourceAttribute(\"example\", \"v1\")]")]
    [InlineData("[global::CrdToolkit.CustomResource(\"example\", \"v1\")]")]
    [InlineData("[Serializable, Own::CustomResource(\"example\", \"v1\")]")]
    [InlineData("[Resource(\"example\", \"v1\")]")]
    [InlineData("[GlobalResource(\"example\", \"v1\")]")]
    public async Task However_the_attribute_is_written(string attribute) => Assert.StartsWith(
        "CRD0008 '\"example\"'",
        Assert.Single(await Diagnosed.In($$"""
            using Own = CrdToolkit;
            using Resource = CrdToolkit.CustomResourceAttribute;
            namespace Outer
            {
                public sealed record S { public int A { get; init; } }
                public partial class Around { {{attribute}} public partial record R : CustomResource<S>; }
            }
            """, "global using GlobalResource = CrdToolkit.CustomResourceAttribute;")));

    [Theory]
    [InlineData("\"\", \"v1\"", "CRD0008 '\"\"': The group '' of 'R' is refused by the API server: it must not be empty")]
    [InlineData("\"example\", \"v1\"", "CRD0008 '\"example\"': The group 'example' of 'R' is refused by the API server: should be a domain with at least one dot")]
    [InlineData("\"Example.com\", \"v1\"", "CRD0008 '\"Example.com\"': The group 'Example.com' of 'R' is refused by the API server: a lowercase RFC 1123 subdomain")]
    [InlineData("\"example.com\", \"1.0\"", "CRD0009 '\"1.0\"': The version '1.0' of 'R' is refused by the API server: a DNS-1035 label")]
    [InlineData("version: \"1.0\", group: \"example.com\"", "CRD0009 '\"1.0\"': The version '1.0' of 'R'")]
    [InlineData("\"example.com\", \"v1\", Plural = \"Rs\"", "CRD0009 '\"Rs\"': The plural name 'Rs' of 'R'")]
    [InlineData("\"example.com\", \"v1\", Kind = \"my_kind\"", "CRD0009 '\"my_kind\"': The kind 'my_kind' of 'R' is refused by the API server: may have mixed case")]
    [InlineData("\"example.com\", \"v1\", ShortNames = [\"R_S\"]", "CRD0009 '[\"R_S\"]': The short name 'R_S' of 'R'")]
    [InlineData("\"example.com\", \"v1\", Categories = [\"All\"]", "CRD0009 '[\"All\"]': The category 'All' of 'R'")]
    public async Task A_wrong_name_is_told_on_its_argument(string arguments, string start) => Assert.StartsWith(
        start,
        Assert.Single(await Diagnosed.In(Parts + $"[CustomResource({arguments})] public partial record R : CustomResource<S>;")));

    [Theory]
    [InlineData("public partial record R : CustomResource { public string? Descriptor { get; init; } }", "CRD0030 'Descriptor': 'R.Descriptor' takes a name")]
    [InlineData("public partial record R : Q;", "CRD0030 'R': 'R' derives from the custom resource 'Q'")]
    public async Task A_clash_with_generated_members_is_told(string declaration, string start) => Assert.StartsWith(
        start,
        Assert.Single(await Diagnosed.In($$"""
            [CustomResource("example.com", "v1")] public partial record Q : CustomResource;
            [CustomResource("example.com", "v1")] {{declaration}}
            """)));

    [Fact]
    public async Task A_resource_that_generated_code_cannot_name_is_told() => Assert.StartsWith(
        "CRD0025 'R': 'R' is hidden by its accessibility",
        Assert.Single(await Diagnosed.In(Parts + "public partial class Outer { [CustomResource(\"example.com\", \"v1\")] private partial record R : CustomResource<S>; }")));

    [Fact]
    public async Task A_problem_of_a_shared_type_is_told_once_on_its_own_member() => Assert.Equal(
        ["CRD0007 'object?': 'Shared.X' has the type 'object?': it may hold anything; use JsonElement or JsonNode for free JSON, or a record for what is known"],
        await Diagnosed.In("""
            public sealed record Shared { public object? X { get; init; } }
            public sealed record S1 { public Shared? A { get; init; } public List<Shared>? B { get; init; } }
            [CustomResource("example.com", "v1")] public partial record One : CustomResource<S1>;
            [CustomResource("example.com", "v1")] public partial record Two : CustomResource<S1>;
            """));

    [Theory]
    [InlineData("[Range(1, 5)] public int A { get; init; } = 7;", "CRD0017 '7': The default 7 of 'S1.A' breaks a constraint of its own")]
    [InlineData("[ValidationRule(\"self > 8\")] public int A { get; init; } = 7;", "CRD0017 '7': The default 7 of 'S1.A' breaks a constraint of its own, so the API server refuses the definition: a: Invalid value: 7: failed rule: self > 8")]
    [InlineData("[DefaultValue(3)] public int A { get; init; } = 7;", "CRD0016 '7': 'S1.A' is initialized with 7, but [DefaultValue] says 3")]
    [InlineData("[Range(1, 5)] public string? A { get; init; }", "CRD0019 'Range(1, 5)': [Range] on 'S1.A' says nothing of a value of type 'string?', which is a string in JSON; it is for numbers")]
    [InlineData("[EmailAddress] public string? A { get; init; }", "CRD0020 'EmailAddress': [EmailAddress] on 'S1.A' is not in the schema")]
    public async Task A_wrong_constraint_or_default_is_told_on_its_token(string member, string start) => Assert.StartsWith(
        start,
        Assert.Single(await Diagnosed.In($$"""
            public sealed record S1 { {{member}} }
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S1>;
            """)));

    [Fact]
    public async Task A_pattern_that_RE2_does_not_know_is_told_on_its_attribute() => Assert.Equal(
        ["CRD0032 'RegularExpression(\"(?=a)b\")': [RegularExpression] on 'Part.Name' is refused by the API server, which reads RE2: error parsing regexp: invalid or unsupported Perl syntax: `(?=`"],
        await Diagnosed.In("""
            public sealed record Part { [RegularExpression("(?=a)b")] public string? Name { get; init; } }
            public sealed record S { public List<Part>? Parts { get; init; } }
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
            """));

    [Theory]
    [InlineData("[ValidationRule(\"self == oldSelf\")]", "CRD0018 '\"self == oldSelf\"': The CustomResourceDefinition 'rs.example.com' is refused by the API server: spec.validation.openAPIV3Schema.properties[spec].properties[parts].items.properties[name].x-kubernetes-validations[0].rule: Invalid value: \"self == oldSelf\": oldSelf cannot be used on the uncorrelatable portion of the schema")]
    [InlineData("[Immutable]", "CRD0018 'Immutable': The CustomResourceDefinition")]
    [InlineData("[ValidationRule(\"self != ''\", OptionalOldSelf = true)]", "CRD0018 'true': The CustomResourceDefinition")]
    [InlineData("[ValidationRule(\"self != ''\", FieldPath = \".x\")]", "CRD0018 '\".x\"': The CustomResourceDefinition")]
    [InlineData("[ValidationRule(\"\")]", "CRD0018 '\"\"': The CustomResourceDefinition")]
    [InlineData("[ValidationRule(\"self != ''\", Message = \"a\\nb\")]", "CRD0018 '\"a\\nb\"': The CustomResourceDefinition")]
    public async Task What_only_the_validator_knows_of_a_rule_is_told_on_its_argument_in_the_words_of_the_API_server(string attribute, string start) => Assert.StartsWith(
        start,
        Assert.Single(await Diagnosed.In($$"""
            public sealed record Part { {{attribute}} public required string Name { get; init; } }
            public sealed record S { public List<Part>? Parts { get; init; } }
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
            """)));

    [Fact]
    public async Task What_only_the_validator_knows_of_a_type_or_an_element_is_told_there()
    {
        Assert.StartsWith("CRD0018 '\"self.name == oldSelf.name\"'", Assert.Single(await Diagnosed.In("""
            [ValidationRule("self.name == oldSelf.name")] public sealed record Part { public required string Name { get; init; } }
            public sealed record S { public List<Part>? Parts { get; init; } }
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
            """)));
        Assert.StartsWith("CRD0018 '\"self == oldSelf\"'", Assert.Single(await Diagnosed.In("""
            public sealed record S { [Items(Rule = "self == oldSelf")] public List<string>? Parts { get; init; } }
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
            """)));
    }

    [Fact]
    public async Task A_deprecation_warning_that_is_too_long_is_told() => Assert.StartsWith(
        $"CRD0018 '\"{new string('x', 300)}\"': The CustomResourceDefinition 'rs.example.com' is refused by the API server: spec.versions[0].deprecationWarning: Invalid value:",
        Assert.Single(await Diagnosed.In(Parts + $"[CustomResource(\"example.com\", \"v1\", DeprecationWarning = \"{new string('x', 300)}\")] public partial record R : CustomResource<S>;")));
}
