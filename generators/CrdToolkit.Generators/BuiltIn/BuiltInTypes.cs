using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.BuiltIn;

/// <summary>
/// The schemas of Kubernetes' own types, such as <c>V1PodTemplateSpec</c>. The models of the Kubernetes client say nothing but names,
/// so what is required, how lists merge and what is the default comes from a table made from Kubernetes' OpenAPI documents.
/// </summary>
internal sealed class BuiltInTypes
{
    private const string Client = "KubernetesClient";

    private static readonly EmbeddedTable Schemas = new("BuiltIn.schemas.txt");
    private static readonly EmbeddedTable Descriptions = new("BuiltIn.descriptions.txt");

    // A referenced assembly is one object for as long as the references stay the same, over any number of keystrokes.
    private static readonly ConditionalWeakTable<IAssemblySymbol, BuiltInTypes> Clients = new();

    private readonly ConcurrentDictionary<(string Name, DescriptionSettings? Descriptions), JsonSchemaProps> found = new();

    /// <summary>The names of the types that the table has.</summary>
    public static IEnumerable<string> Names => Schemas.Names;

    /// <summary>The schema of a type; null when it is none of Kubernetes', or one that the table does not have.</summary>
    /// <param name="type">The type.</param>
    /// <param name="types">Maps the members of the client's models that are newer than the table.</param>
    /// <param name="scope">Where the type stands.</param>
    /// <param name="settings">What to do with descriptions.</param>
    public static JsonSchemaProps? Find(ITypeSymbol type, TypeMapper types, MappingScope scope, DescriptionSettings settings) =>
        type is INamedTypeSymbol { ContainingType: null, ContainingAssembly: { Name: Client } client } named
        && named.ContainingNamespace is { Name: "Models", ContainingNamespace.Name: "k8s" }
            ? Clients.GetOrCreateValue(client).Find(named, types, scope, settings.BuiltInTypes ? settings : null)
            : null;

    private JsonSchemaProps? Find(INamedTypeSymbol type, TypeMapper types, MappingScope scope, DescriptionSettings? described)
    {
        if (found.TryGetValue((type.Name, described), out var known))
        {
            return known;
        }

        if (Schemas.Find(type.Name) is not { } json)
        {
            return null;
        }

        var texts = described is null ? null : Descriptions.Find(type.Name);
        var schema = CustomResourceDefinitionReader.ReadSchema(json);
        var properties = new List<KeyValuePair<string, JsonSchemaProps>>();
        foreach (var property in schema.Properties)
        {
            var resolved = Resolve(property.Value, type.ContainingAssembly, types, scope, described);
            var text = (texts?[property.Key] as JsonString)?.Value;
            properties.Add(new(property.Key, text is null ? resolved : resolved with { Description = described!.Limit(text) }));
        }

        // The client may know fields that the table does not know yet.
        foreach (var member in WireMembers.Of(type).Where(member => !schema.Properties.ContainsKey(member.JsonName)))
        {
            properties.Add(new(member.JsonName, types.Map(member.Type, scope with { Member = member.Symbol, Path = null })));
        }

        schema = schema with
        {
            Properties = new EquatableDictionary<JsonSchemaProps>(properties),
            Description = texts?[""] is JsonString description ? described!.Limit(description.Value) : null,
        };
        return found.GetOrAdd((type.Name, described), schema);
    }

    private JsonSchemaProps Resolve(
        JsonSchemaProps schema, IAssemblySymbol client, TypeMapper types, MappingScope scope, DescriptionSettings? described)
    {
        if (schema.Forbidden.TryGetValue("$ref", out var reference) && reference is JsonString { Value: var name })
        {
            var target = client.GetTypeByMetadataName($"k8s.Models.{name}");
            var resolved = target is null ? JsonTrees.Any : Find(target, types, scope, described) ?? types.Map(target, scope with { Path = null });
            return resolved with { Default = schema.Default ?? resolved.Default };
        }

        return schema with
        {
            Items = schema.Items is { } items ? Resolve(items, client, types, scope, described) : null,
            AdditionalProperties = schema.AdditionalProperties?.Schema is { } values ? Resolve(values, client, types, scope, described) : schema.AdditionalProperties,
        };
    }
}
