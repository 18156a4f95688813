using System.Text.RegularExpressions;
using CrdToolkit.Generators.Definitions;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Tests.TypeMapping;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Generators.Tests.Documentation;

/// <summary>A row of the page of attributes.</summary>
/// <param name="Section">The heading over its table.</param>
/// <param name="Marker">What controller-gen calls it.</param>
/// <param name="Code">The C# of the example: members and types of a spec, or attributes of the resource.</param>
/// <param name="Output">What the page says comes out.</param>
/// <param name="Line">The line of the page.</param>
internal sealed partial record AttributeExample(string Section, string Marker, IReadOnlyList<string> Code, string Output, int Line)
{
    private const string Resource = "The resource";

    /// <summary>The definition that the generator makes of the example, which no rule refuses.</summary>
    public JsonObject Definition()
    {
        var compilation = SourceCompilation.Create(Source());
        var model = ResourceModelFactory.Create(compilation.GetTypeByMetadataName("Example")!, compilation, TestContext.Current.CancellationToken)!;
        var assembled = Assert.Single(DefinitionAssembler.Assemble(new[] { model }));
        Assert.Empty(assembled.Errors);
        return CustomResourceDefinitionWriter.ToJson(assembled.Definition);
    }

    /// <summary>
    /// What the example is about: of the resource, where its definition differs from a bare one; else the schema of its only property, or
    /// that of the spec where the example says something of the spec too.
    /// </summary>
    public string Render()
    {
        var definition = Definition();
        if (Section == Resource)
        {
            // the bare one itself is shown by what another group and version would change
            return (Difference(definition, Bare("example.com", "v1")) ?? Difference(definition, Bare("example.org", "v0"))!).ToString();
        }

        var spec = (JsonObject)((JsonObject)Schema(definition)["properties"]!)["spec"]!;
        var properties = (JsonObject)spec["properties"]!;
        return (spec.Members.Count == 2 && properties.Members.Count == 1 ? properties.Members.Single().Value : spec).ToString();
    }

    private JsonObject Bare(string group, string version) => (this with { Code = [$"[CustomResource(\"{group}\", \"{version}\")]"] }).Definition();

    private static JsonObject Schema(JsonObject definition)
    {
        var version = (JsonObject)((JsonArray)((JsonObject)definition["spec"]!)["versions"]!)[0];
        return (JsonObject)((JsonObject)version["schema"]!)["openAPIV3Schema"]!;
    }

    private string Source()
    {
        if (Section != Resource)
        {
            var types = Code.Where(code => TypeDeclaration().IsMatch(code)).ToList();
            return $$"""
                [CustomResource("example.com", "v1")]
                public partial record Example : CustomResource<ExampleSpec>;
                public sealed record ExampleSpec
                {
                    {{string.Join("\n", Code.Except(types))}}
                }
                {{string.Join("\n", types)}}
                """;
        }

        var attributes = Code.Where(code => code.EndsWith(']')).ToList();
        var ofStatus = Code.Where(code => code.StartsWith("[Scale(ScaleField.StatusReplicas)]", StringComparison.Ordinal)).ToList();
        return $$"""
            {{(attributes.Exists(code => code.StartsWith("[CustomResource(", StringComparison.Ordinal)) ? "" : "[CustomResource(\"example.com\", \"v1\")]")}}
            {{string.Join("\n", attributes)}}
            public partial record Example : CustomResource<ExampleSpec, ExampleStatus>;
            public sealed record ExampleSpec
            {
                public int? Replicas { get; init; }
                public string? Host { get; init; }
                public int? Size { get; init; }
                {{string.Join("\n", Code.Except(attributes).Except(ofStatus))}}
            }
            public sealed record ExampleStatus
            {
                {{string.Join("\n", ofStatus)}}
                public int? Replicas { get; init; }
                public string? Selector { get; init; }
                public string? Phase { get; init; }
            }
            """;
    }

    [GeneratedRegex(@"^(\[.*\] )?public (sealed )?(record|class|enum) ")]
    private static partial Regex TypeDeclaration();

    // The members that are not the same in the other, the schemas apart.
    private static JsonObject? Difference(JsonObject one, JsonObject other)
    {
        var members = new JsonObjectBuilder();
        foreach (var member in one.Members)
        {
            var before = other[member.Key];
            if (member.Key == "schema" || member.Value.Equals(before))
            {
                continue;
            }

            members.Add(member.Key, (member.Value, before) switch
            {
                (JsonObject inner, JsonObject innerBefore) => Difference(inner, innerBefore),
                (JsonArray { Count: 1 } versions, JsonArray bareVersions) when member.Key == "versions" =>
                    Difference((JsonObject)versions[0], (JsonObject)bareVersions[0]) is { } difference ? JsonArray.Of([(JsonValue)difference]) : null,
                _ => member.Value,
            });
        }

        var kept = members.ToObject();
        return kept.Members.Count == 0 ? null : kept;
    }
}
