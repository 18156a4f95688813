using CrdToolkit.Generators.Definitions;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Tests.TypeMapping;

namespace CrdToolkit.Generators.Tests.Attributes;

/// <summary>Selectable fields, labels and annotations of the definition.</summary>
public sealed class ResourceAttributeTests
{
    [Fact]
    public void Selectable_fields_are_properties_or_paths() => Assert.Equal(
        [".spec.host", ".spec.inner.on", ".spec.size"],
        Mapped.Resource("""
            public sealed record S { [SelectableField] public string? Host { get; init; } public I? Inner { get; init; } public int? Size { get; init; } }
            public sealed record I { [SelectableField] public bool? On { get; init; } }
            [CustomResource("example.com", "v1"), SelectableField(".spec.size")]
            public partial record R : CustomResource<S>;
            """).SelectableFields);

    [Theory]
    [InlineData("[SelectableField] public double? X { get; init; }", "CRD0036 X: [SelectableField] on 'S.X' is of type number in JSON")]
    [InlineData("[SelectableField] public IntOrString? X { get; init; }", "CRD0036 X: [SelectableField] on 'S.X' is an integer or a string in JSON")]
    [InlineData("[SelectableField] public JsonElement? X { get; init; }", "CRD0036 X: [SelectableField] on 'S.X' is free JSON in JSON")]
    [InlineData("[SelectableField, JsonPropertyName(\"a.b\")] public string? X { get; init; }", "CRD0036 X: [SelectableField] on 'S.X' has the JSON name 'a.b'")]
    [InlineData("[SelectableField(\".spec.x\")] public string? X { get; init; }", "CRD0036 X: [SelectableField] on 'S.X' is given a path")]
    [InlineData("[SelectableField, SelectableField] public string? X { get; init; }", null)]
    [InlineData("public List<P>? X { get; init; }", "CRD0021 A: The [SelectableField] of 'P.A' leads nowhere: it is inside of a list or a map")]
    public void A_field_that_cannot_be_selected_by_is_told(string member, string? start)
    {
        var problems = Mapped.Problems(member, "public sealed record P { [SelectableField] public string? A { get; init; } }");

        Assert.Equal(start is null ? 0 : 1, problems.Length);
        Assert.All(problems, problem => Assert.StartsWith(start!, problem));
    }

    [Theory]
    [InlineData("[SelectableField]", "CRD0021", "on the resource it needs a path")]
    [InlineData("[SelectableField(\".spec.nothing\")]", "CRD0021", "'.spec' has no 'nothing' in JSON")]
    [InlineData("[SelectableField(\"spec.a\")]", "CRD0021", "must begin with a dot")]
    [InlineData("[SelectableField(\".spec.list[0]\")]", "CRD0021", "array notation is not allowed")]
    [InlineData("[SelectableField(\".metadata.name\")]", "CRD0036", "must not point to fields in metadata")]
    [InlineData("[SelectableField(\".spec.a\"), SelectableField(\".spec.a\")]", "CRD0036", "is there twice, as .spec.a")]
    [InlineData("[DefinitionLabel(\"a b\", \"c\")]", "CRD0032", "has the key 'a b', which the API server refuses")]
    [InlineData("[DefinitionLabel(\"a\", \"b c\")]", "CRD0032", "has the value 'b c', which the API server refuses")]
    [InlineData("[DefinitionAnnotation(\"/a\", \"b c\")]", "CRD0032", "prefix part")]
    [InlineData("[DefinitionLabel(\"a\", \"b\"), DefinitionLabel(\"a\", \"c\")]", "CRD0032", "is there twice for the key 'a'")]
    public void What_a_resource_cannot_say_is_told(string attribute, string id, string reason)
    {
        var problem = Assert.Single(Analyzed(attribute).Problems);

        Assert.Equal(id, problem.Rule.Id);
        Assert.Contains(reason, problem.Message);
    }

    [Fact]
    public void The_ninth_selectable_field_is_told() => Assert.Equal(
        ["CRD0036 I: [SelectableField] on 'S.I' is one more than the 8 that the API server allows in a version; remove one"],
        Mapped.Problems(string.Join("\n", "ABCDEFGHI".Select(name => $"[SelectableField] public string? {name} {{ get; init; }}"))));

    [Fact]
    public void Labels_and_annotations_of_all_versions_are_those_of_the_definition()
    {
        var definition = Assert.Single(Assembled("[DefinitionLabel(\"a\", \"1\"), DefinitionAnnotation(\"b\", \"2 3\")]", "[DefinitionLabel(\"a\", \"1\"), DefinitionLabel(\"c\", \"3\")]"));

        Assert.Empty(definition.Errors);
        Assert.Equal(["a=1", "c=3"], definition.Definition.Labels.Select(label => $"{label.Key}={label.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(["b=2 3"], definition.Definition.Annotations.Select(label => $"{label.Key}={label.Value}"));
    }

    [Fact]
    public void Versions_that_label_differently_are_told() => Assert.Contains(
        "says that the label 'a' of R is '2', version 'v2' says '1'",
        Assert.Single(Assert.Single(Assembled("[DefinitionLabel(\"a\", \"1\")]", "[DefinitionLabel(\"a\", \"2\")]")).Errors));

    private static AnalyzedResource Analyzed(string attribute)
    {
        var compilation = SourceCompilation.Create($$"""
            public sealed record S { public string? A { get; init; } public List<string>? List { get; init; } }
            [CustomResource("example.com", "v1")] {{attribute}} public partial record R : CustomResource<S>;
            """);
        return ResourceModelFactory.Analyze(compilation.GetTypeByMetadataName("R")!, compilation, TestContext.Current.CancellationToken)!;
    }

    private static CrdToolkit.Schema.Collections.EquatableArray<AssembledDefinition> Assembled(string onV2, string onV1)
    {
        var compilation = SourceCompilation.Create($$"""
            public sealed record S { public string? A { get; init; } }
            [CustomResource("example.com", "v2", Kind = "R", Storage = true)] {{onV2}} public partial record R2 : CustomResource<S>;
            [CustomResource("example.com", "v1", Kind = "R")] {{onV1}} public partial record R1 : CustomResource<S>;
            """);
        return DefinitionAssembler.Assemble(new[] { "R2", "R1" }
            .Select(name => ResourceModelFactory.Create(compilation.GetTypeByMetadataName(name)!, compilation, TestContext.Current.CancellationToken)!)
            .ToArray());
    }
}
