using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Tests.TypeMapping;

/// <summary>Maps source and says what came of it.</summary>
internal static class Mapped
{
    /// <summary>The schema, as JSON, of one property of a spec; no problem may be found.</summary>
    public static string Property(string member, string declarations = "")
    {
        var mapped = Resource(Spec(member, declarations));
        Assert.Empty(mapped.Problems.Select(problem => problem.Message));
        return Assert.Single(PropertiesOf(mapped)).Value.ToString();
    }

    /// <summary>The schema, as JSON, of a whole spec.</summary>
    public static string SpecSchema(string members, string declarations = "")
    {
        var mapped = Resource(Spec(members, declarations));
        Assert.Empty(mapped.Problems.Select(problem => problem.Message));
        return SpecOf(mapped).ToString();
    }

    /// <summary>The names of the properties of a spec.</summary>
    public static string Names(string members, string declarations = "") =>
        string.Join(" ", PropertiesOf(Resource(Spec(members, declarations))).Select(property => property.Key).Order(StringComparer.Ordinal));

    /// <summary>The problems of a spec, each as <c>identifier symbol: message</c>.</summary>
    public static string[] Problems(string members, string declarations = "") =>
        [.. Resource(Spec(members, declarations)).Problems.Select(problem => $"{problem.Rule.Id} {problem.Symbol.Name}: {problem.Message}")];

    /// <summary>What the type named R of a source is mapped to.</summary>
    public static MappedResource Resource(string source, DocumentationMode documentation = DocumentationMode.None, params MetadataReference[] further)
    {
        var compilation = SourceCompilation.Create(source, documentation, further);
        return ResourceMapper.Map(compilation.GetTypeByMetadataName("R")!, compilation, TestContext.Current.CancellationToken);
    }

    public static JsonObject Json(JsonSchemaProps schema) => CustomResourceDefinitionWriter.ToJson(schema);

    public static string Spec(string members, string declarations = "") => $$"""
        {{declarations}}
        public sealed record S
        {
            {{members}}
        }
        [CustomResource("example.com", "v1")]
        public partial record R : CustomResource<S>;
        """;

    private static JsonObject SpecOf(MappedResource mapped) =>
        (JsonObject)((JsonObject)Json(mapped.Schema)["properties"]!)["spec"]!;

    private static IEnumerable<KeyValuePair<string, JsonValue>> PropertiesOf(MappedResource mapped) =>
        (SpecOf(mapped)["properties"] as JsonObject)?.Members ?? default;
}
