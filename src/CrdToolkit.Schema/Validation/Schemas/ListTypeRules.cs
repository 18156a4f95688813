using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>R-88…: x-kubernetes-list-type and x-kubernetes-map-type.</summary>
internal static class ListTypeRules
{
    private const string AtomicInSet = "must be atomic as item of a list with x-kubernetes-list-type=set";

    public static void Check(SchemaNode node, RuleErrors errors)
    {
        var (schema, path) = (node.Schema, node.Path);
        if (schema.MapType is { } mapType)
        {
            CheckType("R-88", schema, "object", "x-kubernetes-map-type", path, errors);
            if (mapType is not ("atomic" or "granular"))
            {
                errors.NotSupported("R-89", path.Child("x-kubernetes-map-type"), mapType, "atomic", "granular");
            }
        }

        if (schema.ListType is not { } listType)
        {
            return;
        }

        CheckType("R-90", schema, "array", "x-kubernetes-list-type", path, errors);
        if (schema is { Type: "array", ListType: "set", Items: { } items })
        {
            CheckSetItems(items, path.Child("items"), errors);
        }

        if (listType is not ("atomic" or "set" or "map"))
        {
            errors.NotSupported("R-91", path.Child("x-kubernetes-list-type"), listType, "atomic", "set", "map");
        }

        if (listType is "set" or "map" && schema.Items?.Nullable == true)
        {
            errors.Forbidden("R-103", path.Child("items").Child("nullable"), "cannot be nullable when x-kubernetes-list-type is " + listType);
        }
    }

    private static void CheckType(string rule, JsonSchemaProps schema, string type, string keyword, FieldPath path, RuleErrors errors)
    {
        var detail = $"must be {type} if {keyword} is specified";
        if (string.IsNullOrEmpty(schema.Type))
        {
            errors.Required(rule, path.Child("type"), detail);
        }
        else if (schema.Type != type)
        {
            errors.Invalid(rule, path.Child("type"), schema.Type!, detail);
        }
    }

    private static void CheckSetItems(JsonSchemaProps items, FieldPath path, RuleErrors errors)
    {
        // In both cases the API server shows the list type of the items.
        var shown = items.ListType is { } listType ? new JsonString(listType) : null;
        if (items.Type == "array" && items.ListType is not (null or "atomic"))
        {
            errors.Invalid("R-92", path.Child("x-kubernetes-list-type"), shown, AtomicInSet);
        }
        else if (items.Type == "object" && items.MapType != "atomic")
        {
            errors.Invalid("R-93", path.Child("x-kubernetes-map-type"), shown, AtomicInSet);
        }
    }
}
