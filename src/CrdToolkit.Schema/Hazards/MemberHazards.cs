using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Hazards;

/// <summary>W-2, A-1, A-8, A-14, P-3: what a node says about its members, items and rules.</summary>
internal static class MemberHazards
{
    public static void Find(JsonSchemaProps schema, FieldPath path, bool isResource, List<DefinitionHazard> found)
    {
        if (schema is { ListType: "set", Items.Type: "object" or "array" })
        {
            found.Add(new("W-2", path.Child("x-kubernetes-list-type").ToString(),
                $"x-kubernetes-list-type: set for items of type \"{schema.Items.Type}\" is not supported by server-side apply or CEL validation rules; use map with keys, or atomic"));
        }

        if (schema.Type == "object" && schema.AdditionalProperties is null && schema.PreserveUnknownFields != true && !schema.IntOrString)
        {
            FindDropped(schema, path, isResource, found);
        }

        FindSameButForCase(schema, path, found);
        FindRepeatedRules(schema, path, found);
    }

    private static void FindDropped(JsonSchemaProps schema, FieldPath path, bool isResource, List<DefinitionHazard> found)
    {
        if (schema.Properties.IsEmpty && !isResource)
        {
            found.Add(new("A-8", path.ToString(),
                "an object without properties: the API server drops whatever it holds; describe its properties, say additionalProperties, or set x-kubernetes-preserve-unknown-fields: true"));
            return;
        }

        for (var i = 0; i < schema.Required.Count; i++)
        {
            var name = schema.Required[i];
            if (!schema.Properties.ContainsKey(name) && !(isResource && name is "apiVersion" or "kind" or "metadata"))
            {
                found.Add(new("A-1", path.Child("required").Index(i).ToString(),
                    $"{JsonWriter.Quote(name)} is required, yet no property: the API server drops it and then misses it, so that no object is valid; add it to properties, or remove it here"));
            }
        }
    }

    private static void FindSameButForCase(JsonSchemaProps schema, FieldPath path, List<DefinitionHazard> found)
    {
        if (schema.Properties.Count < 2)
        {
            return;
        }

        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in schema.Properties.Keys)
        {
            if (names.TryGetValue(name, out var other))
            {
                found.Add(new("A-14", path.Child("properties").Key(name).ToString(),
                    $"{JsonWriter.Quote(name)} and {JsonWriter.Quote(other)} differ in case alone, which readers that ignore case mix up; give one of them another name"));
            }
            else
            {
                names.Add(name, name);
            }
        }
    }

    private static void FindRepeatedRules(JsonSchemaProps schema, FieldPath path, List<DefinitionHazard> found)
    {
        var rules = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < schema.Validations.Count; i++)
        {
            if (!rules.Add(schema.Validations[i].Rule))
            {
                found.Add(new("P-3", path.Child("x-kubernetes-validations").Index(i).Child("rule").ToString(),
                    $"the rule is there twice, and rules are a list with the rule as key, so that kubectl apply --server-side fails (duplicate entries for key [rule={JsonWriter.Quote(schema.Validations[i].Rule)}]); remove one"));
            }
        }
    }
}
