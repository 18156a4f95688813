using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>R-94…R-102: lists of type map and their keys.</summary>
internal static class ListMapRules
{
    private const string Keys = "x-kubernetes-list-map-keys";
    private const string OfListMap = " if parent array's x-kubernetes-list-type is map";

    public static void Check(SchemaNode node, RuleErrors errors)
    {
        var (schema, path) = (node.Schema, node.Path);
        if (!schema.ListMapKeys.IsEmpty && schema.ListType != "map")
        {
            const string Detail = "must be map if x-kubernetes-list-map-keys is non-empty";
            if (schema.ListType is null)
            {
                errors.Required("R-94", path.Child("x-kubernetes-list-type"), Detail);
            }
            else
            {
                errors.Invalid("R-94", path.Child("x-kubernetes-list-type"), schema.ListType, Detail);
            }
        }

        if (schema.ListType != "map")
        {
            return;
        }

        if (schema.ListMapKeys.IsEmpty)
        {
            errors.Required("R-95", path.Child(Keys), "must not be empty if x-kubernetes-list-type is map");
        }

        CheckItems(schema, path, errors);
    }

    private static void CheckItems(JsonSchemaProps schema, FieldPath path, RuleErrors errors)
    {
        if (schema.Items is not { } items)
        {
            if (schema.Forbidden.TryGetValue("items", out var list))
            {
                errors.Invalid("R-96", path.Child("items"), list, "must only have a single schema if x-kubernetes-list-type is map");
            }
            else
            {
                errors.Required("R-96", path.Child("items"), "must have a schema if x-kubernetes-list-type is map");
            }

            return;
        }

        if (items.Type != "object")
        {
            errors.Invalid("R-97", path.Child("items").Child("type"), items.Type ?? "", "must be object" + OfListMap);
        }
        else
        {
            CheckKeysExist(schema, items, path, errors);
        }

        foreach (var key in schema.ListMapKeys)
        {
            CheckKey(key, items, path.Child("items").Child("properties").Key(key), errors);
        }
    }

    private static void CheckKeysExist(JsonSchemaProps schema, JsonSchemaProps items, FieldPath path, RuleErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in schema.ListMapKeys)
        {
            if (!items.Properties.TryGetValue(key, out var property))
            {
                errors.Invalid("R-98", path.Child(Keys), JsonArray.Of(schema.ListMapKeys), "entries must all be names of item properties");
            }
            else if (property.Type is "array" or "object")
            {
                errors.Invalid("R-99", path.Child("items").Child("properties").Key(key).Child("type"), items.Type!, "must be a scalar type" + OfListMap);
            }

            if (!seen.Add(key))
            {
                errors.Invalid("R-100", path.Child(Keys), JsonArray.Of(schema.ListMapKeys), "must not contain duplicate entries");
            }
        }
    }

    private static void CheckKey(string key, JsonSchemaProps items, FieldPath path, RuleErrors errors)
    {
        if (!items.Properties.TryGetValue(key, out var property))
        {
            return;
        }

        if (property.Default is null && !items.Required.Contains(key))
        {
            errors.Required("R-101", path.Child("default"),
                "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property");
        }

        if (property.Nullable)
        {
            errors.Forbidden("R-102", path.Child("nullable"), "this property is in x-kubernetes-list-map-keys, so it cannot be nullable");
        }
    }
}
