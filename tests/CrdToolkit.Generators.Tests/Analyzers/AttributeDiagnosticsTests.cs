namespace CrdToolkit.Generators.Tests.Analyzers;

/// <summary>A misused attribute is told on the attribute, or on the argument that is wrong.</summary>
public sealed class AttributeDiagnosticsTests
{
    [Theory]
    [InlineData("[Range(5, 1)] public int? A { get; init; }", "CRD0032 'Range(5, 1)'")]
    [InlineData("[Pattern(\"(\")] public string? A { get; init; }", "CRD0032 'Pattern(\"(\")'")]
    [InlineData("[Items(Minimum = 1, Pattern = \"(\")] public List<int>? A { get; init; }", "CRD0019 '\"(\"'")]
    [InlineData("[Items(MaxLength = 1), Items(MinLength = 2)] public List<string>? A { get; init; }", "CRD0031 '2'")]
    [InlineData("[Items(Level = 2, MaxLength = 1)] public List<string>? A { get; init; }", "CRD0038 '2'")]
    [InlineData("[Values(MaxLength = 1)] public List<string>? A { get; init; }", "CRD0038 'Values(MaxLength = 1)'")]
    [InlineData("[MinLength(3), MaxLength(2)] public string? A { get; init; }", "CRD0031 'MaxLength(2)'")]
    [InlineData("[ListType(ListType.Set)] public string? A { get; init; }", "CRD0019 'ListType(ListType.Set)'")]
    [InlineData("[ListType(ListType.Map)] public List<P>? A { get; init; }", "CRD0033 'ListType(ListType.Map)'")]
    [InlineData("[ListMapKey(nameof(P.X))] public List<P>? A { get; init; }", "CRD0033 'ListMapKey(nameof(P.X))'")]
    [InlineData("[SelectableField] public double? A { get; init; }", "CRD0036 'SelectableField'")]
    [InlineData("[Format(\"url\")] public string? A { get; init; }", "CRD0037 'Format(\"url\")'")]
    [InlineData("[Items(Format = \"url\")] public List<string>? A { get; init; }", "CRD0037 '\"url\"'")]
    [InlineData("[ValidationRule(\"self.x == ''\", FieldPath = \"Y\")] public P? A { get; init; }", "CRD0032 '\"Y\"'")]
    [InlineData("[ValidationRule(\"self > 0\"), ValidationRule(\"self > 0\", Message = \"m\")] public int? A { get; init; }", "CRD0035 'ValidationRule(\"self > 0\", Message = \"m\")'")]
    [InlineData("[PrinterColumn(Type = \"text\")] public string? A { get; init; }", "CRD0032 '\"text\"'")]
    [InlineData("public List<Q>? A { get; init; }", "CRD0021 'PrinterColumn'")]
    public async Task A_wrong_attribute_of_a_property_is_told_where_it_is_wrong(string member, string start) => Assert.StartsWith(
        start,
        Assert.Single(await Diagnosed.In($$"""
            public sealed record P { public string? X { get; init; } }
            public sealed record Q { [PrinterColumn] public string? X { get; init; } }
            public sealed record S { {{member}} }
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
            """)));

    [Theory]
    [InlineData("[ExactlyOneOf(nameof(A), \"C\")]", "CRD0034 '\"C\"'")]
    [InlineData("[Constraints(MaxLength = 1)]", "CRD0019 '1'")]
    [InlineData("[Constraints(MinProperties = 3, MaxProperties = 2)]", "CRD0031 '2'")]
    [InlineData("[MapType(MapType.Atomic), ValidationRule(\" \")]", "CRD0018 '\" \"'")]
    public async Task A_wrong_attribute_of_a_type_is_told_on_the_type(string attribute, string start) => Assert.StartsWith(
        start,
        Assert.Single(await Diagnosed.In($$"""
            {{attribute}} public sealed record P { public string? A { get; init; } public string? B { get; init; } }
            public sealed record S { public P? X { get; init; } }
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
            """)));

    [Theory]
    [InlineData("[Scale(ScaleField.SpecReplicas)] public int A { get; init; } SPEC public int Size { get; init; }", "STATUS public int Ready { get; init; }", "'S.Size' is the SpecReplicas of the scale subresource, and so is 'S.A' at .spec.a; it is one property")]
    [InlineData("SPEC public string? Size { get; init; }", "STATUS public int Ready { get; init; }", "'S.Size' is of type string in JSON, and the SpecReplicas of the scale subresource is an integer")]
    [InlineData("SPEC public int Size { get; init; }", "STATUS public List<int>? Ready { get; init; }", "'T.Ready' is of type array in JSON, and the StatusReplicas of the scale subresource is an integer")]
    [InlineData("STATUS public int Size { get; init; }", "public int Ready { get; init; }", "'S.Size' is at .spec.size, and the API server says: should be a json path under .status")]
    [InlineData("SPEC public int Size { get; init; }", "STATUS public int Ready { get; init; } SELECTOR public int Sel { get; init; }", "'T.Sel' is of type integer in JSON, and the LabelSelector of the scale subresource is a string")]
    [InlineData("public List<P>? L { get; init; }", "STATUS public int Ready { get; init; }", "'P.N' is inside of a list or a map")]
    [InlineData("public int Size { get; init; }", "STATUS public int Ready { get; init; }", "'R' has the scale subresource and no SpecReplicas; put [Scale(ScaleField.SpecReplicas)] on the property of the spec that is it")]
    public async Task A_wrong_field_of_the_scale_subresource_is_told(string spec, string status, string message)
    {
        static string Marked(string members) => members
            .Replace("SPEC", "[Scale(ScaleField.SpecReplicas)]", StringComparison.Ordinal)
            .Replace("STATUS", "[Scale(ScaleField.StatusReplicas)]", StringComparison.Ordinal)
            .Replace("SELECTOR", "[Scale(ScaleField.LabelSelector)]", StringComparison.Ordinal);
        var told = Assert.Single(await Diagnosed.In($$"""
            {{(spec.Contains("<P>", StringComparison.Ordinal) ? Marked("public sealed record P { SPEC public int N { get; init; } }") : "")}}
            public sealed record S { {{Marked(spec)}} }
            public sealed record T { {{Marked(status)}} }
            [CustomResource("example.com", "v1")] [SubresourceStatus] [SubresourceScale] public partial record R : CustomResource<S, T>;
            """));
        Assert.Contains(message, told);
        Assert.StartsWith(message.StartsWith("'R'", StringComparison.Ordinal) ? "CRD0130 'SubresourceScale'" : "CRD0130 'Scale(ScaleField.", told);
    }

    [Fact]
    public async Task A_field_of_a_scale_subresource_that_the_resource_does_not_have_is_told() => Assert.StartsWith(
        "CRD0130 'Scale(ScaleField.SpecReplicas)': 'S.A' is a field of the scale subresource, which 'R' does not have; add [SubresourceScale] to it",
        Assert.Single(await Diagnosed.In("""
            public sealed record S { [Scale(ScaleField.SpecReplicas)] public int A { get; init; } }
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
            """)));

    [Theory]
    [InlineData("[SelectableField(\".spec.nothing\")]", "CRD0021 'SelectableField(\".spec.nothing\")'")]
    [InlineData("[SubresourceScale(\"Nothing\", \".spec.a\")]", "CRD0021 '\"Nothing\"'")]
    [InlineData("[PrinterColumn(\"X\", \".spec.nothing\")]", "CRD0021 'PrinterColumn(\"X\", \".spec.nothing\")'")]
    [InlineData("[DefinitionLabel(\"a b\", \"c\")]", "CRD0032 'DefinitionLabel(\"a b\", \"c\")'")]
    public async Task A_wrong_attribute_of_the_resource_is_told_on_it(string attribute, string start) => Assert.StartsWith(
        start,
        (await Diagnosed.In($$"""
            public sealed record S { public int? A { get; init; } }
            [CustomResource("example.com", "v1")] {{attribute}} public partial record R : CustomResource<S>;
            """))[0]);

    [Theory]
    [InlineData("[EmbeddedResource, PreserveUnknownFields] public E? A { get; init; }", "public sealed record E { [EmbeddedResource] public JsonObject? Metadata { get; init; } [JsonExtensionData] public IDictionary<string, JsonElement>? Others { get; init; } }", "CRD0018 'EmbeddedResource'")]
    [InlineData("[EmbeddedResource] public E? A { get; init; }", "public sealed record E { public int? Kind { get; init; } }", "CRD0018 'int?'")]
    [InlineData("[EmbeddedResource] public E? A { get; init; }", "public sealed record E { public M? Metadata { get; init; } } public sealed record M { public string Name { get; init; } = \"a/b\"; }", "CRD0018 '\"a/b\"'")]
    public async Task What_the_API_server_refuses_is_told_on_what_says_it(string member, string types, string start) => Assert.StartsWith(
        start,
        Assert.Single(await Diagnosed.In($$"""
            {{types}}
            public sealed record S { {{member}} }
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
            """)));

    [Theory]
    [InlineData("[ValidationRule(\"self.x != ''\", Message = \"a\\nb\")]", "CRD0018")]
    [InlineData("[ValidationRule(\"self.x != ''\", FieldPath = \".nope\")]", "CRD0018")]
    [InlineData("[ValidationRule(\"self.x != ''\", FieldPath = \"Nope\")]", "CRD0032")]
    [InlineData("[ValidationRule(\" \")]", "CRD0018")]
    public async Task What_is_wrong_beside_a_rule_hides_no_other_rule(string attribute, string id)
    {
        var told = await Diagnosed.In($$"""
            public sealed record P { public string? X { get; init; } }
            public sealed record S { {{attribute}} [ValidationRule("self.port > 0")] public P? A { get; init; } [ValidationRule("size(self)")] public string? B { get; init; } }
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
            """);
        Assert.Equal([id, "CRD0045", "CRD0045"], told.Select(line => line[..7]).Order());
    }

    [Theory]
    [InlineData("[ValidationRule(\"self.port > 0\")] public P? A { get; init; }", "CRD0045 'port'", "A rule on 'spec.a' of 'R' is refused by the API server: undefined field 'port', at column 5")]
    [InlineData("[ValidationRule(\"self.x.startWith('a')\")] public P? A { get; init; }", "CRD0045 'startWith'", "undeclared reference to 'startWith', at column 17; did you mean 'startsWith'?")]
    [InlineData("[ValidationRule(\"slef.x == ''\")] public P? A { get; init; }", "CRD0045 'slef'", "undeclared reference to 'slef', at column 1; did you mean 'self'?")]
    [InlineData("[ValidationRule(\"self.X == ''\")] public P? A { get; init; }", "CRD0045 'X'", "undefined field 'X', at column 5; did you mean 'x'?")]
    [InlineData("[ValidationRule(\"has(self.port)\")] public P? A { get; init; }", "CRD0045 'port'", "undefined field 'port', at column 4")]
    [InlineData("[ValidationRule(@\"self.port == \"\"a\"\" \")] public P? A { get; init; }", "CRD0045 'port'", "undefined field 'port'")]
    [InlineData("[ValidationRule(\"self.x == \\\"a\\\" && self.port > 0\")] public P? A { get; init; }", "CRD0045 'port'", "undefined field 'port'")]
    [InlineData("[ValidationRule(\"\"\"self.x == \"a\" && self.port > 0\"\"\")] public P? A { get; init; }", "CRD0045 'port'", "undefined field 'port'")]
    [InlineData("[ValidationRule(\"\"\"\n    self.x == 'a'\n      && self.port > 0\n    \"\"\", Message = \"m\")] public P? A { get; init; }", "CRD0045 'port'", "undefined field 'port', at line 2, column 10")]
    [InlineData("const string Text = \"self.port > 0\"; [ValidationRule(Text)] public P? A { get; init; }", "CRD0045 'Text'", "undefined field 'port'")]
    [InlineData("[ValidationRule(\"size(self.x)\")] public P? A { get; init; }", "CRD0045 '\"size(self.x)\"'", "cel expression must evaluate to a bool")]
    [InlineData("[ValidationRule(\"self.x == ''\", MessageExpression = \"size(self.x)\")] public P? A { get; init; }", "CRD0045 '\"size(self.x)\"'", "A message expression on 'spec.a' of 'R' is refused by the API server: messageExpression must evaluate to a string")]
    [InlineData("[Items(Rule = \"self > \")] public List<int>? A { get; init; }", "CRD0045 ' '", "Syntax error")]
    [InlineData("[ValidationRule(\"self.all(x, self.all(y, x == y))\")] public List<string>? A { get; init; }", "CRD0071 '\"self.all(x, self.all(y, x == y))\"'", "set maxItems of self")]
    [InlineData("[Items(Rule = \"self.matches('^a+$')\")] public List<string>? A { get; init; }", "CRD0071 '\"self.matches('^a+$')\"'", "maxLength of self")]
    public async Task A_rule_that_cannot_hold_is_told_on_its_text(string member, string start, string words)
    {
        var told = Assert.Single(await Diagnosed.In($$"""
            public sealed record P { public string? X { get; init; } }
            public sealed record S { {{member}} }
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
            """));

        Assert.StartsWith(start, told);
        Assert.Contains(words, told, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[CustomResource(\"example.com\", \"v1\", DeprecationWarning = \"\")]", "CRD0018 '\"\"'")]
    [InlineData("[CustomResource(\"apps.k8s.io\", \"v1\")]", "CRD0018 '\"apps.k8s.io\"'")]
    [InlineData("[DefinitionAnnotation(\"api-approved.kubernetes.io\", \"yes\")] [CustomResource(\"apps.k8s.io\", \"v1\")]", "CRD0018 '\"yes\"'")]
    public async Task What_the_API_server_refuses_of_a_declaration_is_told_on_its_argument(string attributes, string start) => Assert.StartsWith(
        start,
        Assert.Single(await Diagnosed.In($$"""
            public sealed record S { public int? A { get; init; } }
            {{attributes}} public partial record R : CustomResource<S>;
            """)));
}
