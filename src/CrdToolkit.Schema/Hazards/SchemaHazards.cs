using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Hazards;

/// <summary>Applies the hazards of single nodes to each node of a schema.</summary>
internal sealed class SchemaHazards
{
    private readonly RuleCostHazards costs;
    private readonly List<DefinitionHazard> found;

    private SchemaHazards(RuleCostHazards costs, List<DefinitionHazard> found) => (this.costs, this.found) = (costs, found);

    /// <summary>All hazards of a schema.</summary>
    public static void Find(JsonSchemaProps schema, FieldPath path, List<DefinitionHazard> found)
    {
        var costs = new RuleCostHazards(found);
        new SchemaHazards(costs, found).Visit(schema, path, isResource: true, isNested: false, times: 1);
        costs.FindTotal();
    }

    /// <summary>What the rules of a schema cost at least.</summary>
    public static RuleCostHazards Costs(JsonSchemaProps schema, FieldPath path)
    {
        var costs = new RuleCostHazards([]);
        new SchemaHazards(costs, []).Visit(schema, path, isResource: true, isNested: false, times: 1);
        return costs;
    }

    private void Visit(JsonSchemaProps schema, FieldPath path, bool isResource, bool isNested, double? times)
    {
        ValueHazards.Find(schema, path, isNested, found);
        if (!isNested)
        {
            MemberHazards.Find(schema, path, isResource, found);
            costs.Find(schema, path, isResource, times);
        }

        if (schema.AdditionalProperties?.Schema is { } values)
        {
            Visit(values, path.Child("additionalProperties"), values.EmbeddedResource, isNested, times * schema.MaxProperties);
        }

        if (schema.Items is { } items)
        {
            Visit(items, path.Child("items"), items.EmbeddedResource, isNested, times * schema.MaxItems);
        }

        foreach (var property in schema.Properties)
        {
            // The metadata of a resource is known to the API server, whatever its schema says.
            if (!(isResource && property.Key == "metadata"))
            {
                Visit(property.Value, path.Child("properties").Key(property.Key), property.Value.EmbeddedResource, isNested, times);
            }
        }

        VisitAll(schema.AllOf, path.Child("allOf"));
        VisitAll(schema.AnyOf, path.Child("anyOf"));
        VisitAll(schema.OneOf, path.Child("oneOf"));
        if (schema.Not is { } not)
        {
            Visit(not, path.Child("not"), isResource: false, isNested: true, times: 1);
        }
    }

    private void VisitAll(EquatableArray<JsonSchemaProps> schemas, FieldPath path)
    {
        for (var i = 0; i < schemas.Count; i++)
        {
            Visit(schemas[i], path.Index(i), isResource: false, isNested: true, times: 1);
        }
    }
}
