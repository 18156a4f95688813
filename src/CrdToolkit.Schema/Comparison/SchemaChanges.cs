using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Comparison;

/// <summary>A-17 of a schema: what an object that was right may say, and that is dropped or refused now.</summary>
internal static class SchemaChanges
{
    public static void Find(JsonSchemaProps older, JsonSchemaProps newer, FieldPath path, List<DefinitionChange> found)
    {
        if (TypeOf(older) != TypeOf(newer) && !Widens(older, newer))
        {
            Add(found, path.Child("type"), $"the type was {TypeOf(older)} and is {TypeOf(newer)}, so objects with the old one are refused; add a field of another name beside it");
            return;
        }

        ValueChanges.Find(older, newer, path, found);
        FindMembers(older, newer, path, found);
        FindRequired(older, newer, path, found);
        FindCombinations(older, newer, path, found);
        if (older.Items is { } items && newer.Items is { } newItems)
        {
            Find(items, newItems, path.Child("items"), found);
        }
    }

    public static void Add(List<DefinitionChange> found, FieldPath path, string message) => found.Add(new("A-17", path.ToString(), message));

    private static string TypeOf(JsonSchemaProps schema) => schema.IntOrString ? "int-or-string" : schema.Type ?? "any";

    private static bool Widens(JsonSchemaProps older, JsonSchemaProps newer) =>
        newer is { Type: null, IntOrString: false }
        || (newer.Type == "number" && older.Type == "integer" && !older.IntOrString)
        || (newer.IntOrString && older.Type is "integer" or "string");

    private static void FindMembers(JsonSchemaProps older, JsonSchemaProps newer, FieldPath path, List<DefinitionChange> found)
    {
        var keeps = newer.PreserveUnknownFields == true || newer.AdditionalProperties is { Allows: true };
        foreach (var property in older.Properties)
        {
            if (newer.Properties.TryGetValue(property.Key, out var kept))
            {
                Find(property.Value, kept, path.Child("properties").Key(property.Key), found);
            }
            else if (!keeps)
            {
                Add(found, path.Child("properties").Key(property.Key), "the field is gone, so the API server drops it from objects that have it; keep it, and say in its description that it is no longer used");
            }
        }

        if (older.PreserveUnknownFields == true && newer.PreserveUnknownFields != true)
        {
            Add(found, path.Child("x-kubernetes-preserve-unknown-fields"), "unknown fields were kept and are dropped now; keep it");
        }

        if (older.AdditionalProperties is { Allows: true } values)
        {
            if (newer.AdditionalProperties is not { Allows: true } newValues)
            {
                if (newer.PreserveUnknownFields != true)
                {
                    Add(found, path.Child("additionalProperties"), "entries of any name were kept and are dropped now; keep it");
                }
            }
            else if (values.Schema is { } schema && newValues.Schema is { } newSchema)
            {
                Find(schema, newSchema, path.Child("additionalProperties"), found);
            }
        }
    }

    private static void FindRequired(JsonSchemaProps older, JsonSchemaProps newer, FieldPath path, List<DefinitionChange> found)
    {
        foreach (var name in newer.Required)
        {
            var isFilledIn = newer.Properties.TryGetValue(name, out var property) && property.Default is not null;
            var wasThere = older.Required.Contains(name) && !(older.Properties.TryGetValue(name, out var before) && before.Default is not null);
            if (!isFilledIn && !wasThere)
            {
                Add(found, path.Child("required"), $"{JsonWriter.Quote(name)} {(older.Required.Contains(name) ? "has no default any more, yet is required" : "is required and was not, without a default")}, so objects without it are refused; give it a default, or leave it optional");
            }
        }
    }

    private static void FindCombinations(JsonSchemaProps older, JsonSchemaProps newer, FieldPath path, List<DefinitionChange> found)
    {
        Check("allOf", older.AllOf, newer.AllOf);
        Check("anyOf", older.AnyOf, newer.AnyOf);
        Check("oneOf", older.OneOf, newer.OneOf);
        if (newer.Not is not null && newer.Not != older.Not)
        {
            Add(found, path.Child("not"), "objects that it describes are refused now; leave it as it was");
        }

        if (newer.EmbeddedResource && !older.EmbeddedResource)
        {
            Add(found, path.Child("x-kubernetes-embedded-resource"), "the value has to be a resource now, with apiVersion, kind and metadata, so others are refused; leave it as it was");
        }

        if (newer.ListType is "set" or "map" && (newer.ListType != older.ListType || newer.ListMapKeys != older.ListMapKeys))
        {
            Add(found, path.Child("x-kubernetes-list-type"), $"the list was {older.ListType ?? "atomic"}{Keys(older)} and is {newer.ListType}{Keys(newer)}, so objects with items that are now alike are refused; leave it as it was");
        }

        foreach (var rule in newer.Validations.Where(rule => older.Validations.All(old => old.Rule != rule.Rule)))
        {
            Add(found, path.Child("x-kubernetes-validations"), $"the rule {JsonWriter.Quote(rule.Rule)} is new, so objects that break it are refused; let it hold only for what is new, with oldSelf");
        }

        void Check(string keyword, EquatableArray<JsonSchemaProps> before, EquatableArray<JsonSchemaProps> after)
        {
            if (!after.IsEmpty && after != before)
            {
                Add(found, path.Child(keyword), $"{keyword} {(before.IsEmpty ? "is new" : "changed")}, so objects that do not satisfy it are refused; leave it as it was");
            }
        }
    }

    private static string Keys(JsonSchemaProps schema) => schema.ListMapKeys.IsEmpty ? "" : $" by {string.Join(", ", schema.ListMapKeys)}";
}
