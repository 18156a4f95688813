using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>Lists of type set and map: what their items must be, and which of their properties are keys.</summary>
internal static class ListTopology
{
    /// <summary>The schema of a property or type with the keys that its attributes name, or that the items mark.</summary>
    public static JsonSchemaProps Apply(JsonSchemaProps schema, ImmutableArray<AttributeData> attributes, AttributeSite site)
    {
        var listType = attributes.Find(AttributeNames.ListType);
        var keys = attributes.Find(AttributeNames.ListMapKey);
        if (keys is not null)
        {
            var named = Names(keys);
            if (named.IsEmpty == (schema.Type == "array"))
            {
                site.Report(Rules.MisplacedConstraint, keys, null, "ListMapKey", site.Name, site.Declared.ReadableName(), named.IsEmpty ? "an array" : "no array",
                    named.IsEmpty ? "without names it marks the key on the item; on the list, name the keys: [ListMapKey(nameof(Item.Key))]" : "with names it stands on the list; on the key itself it takes none");
                return schema;
            }

            if (named.IsEmpty && site.Scope is { Member: not INamedTypeSymbol, Path: { } path } && path.Count(character => character == '.') <= 2)
            {
                site.Report(Rules.MisplacedConstraint, keys, null, "ListMapKey", site.Name, site.Declared.ReadableName(), "no list",
                    $"without names it marks the key of the items of a list, and '{site.Scope.Member.ContainingType.Name}' is none; on a list, name the keys: [ListMapKey(nameof(Item.Key))]");
                return schema;
            }

            if (!named.IsEmpty)
            {
                if (listType is not null && schema.ListType != "map")
                {
                    site.Report(Rules.ListTypeWithoutSense, keys, null, site.Name, $"has keys, but its list type is {schema.ListType}; the API server says: must be map if x-kubernetes-list-map-keys is non-empty. Make it ListType.Map");
                    return schema;
                }

                return WithKeys(schema with { ListType = "map" }, named, keys, site);
            }
        }

        return listType is null || schema.Type != "array" ? schema : Checked(schema, listType, site);
    }

    /// <summary>The same for the elements of a collection, which <c>[Items]</c> or <c>[Values]</c> says to be lists.</summary>
    public static JsonSchemaProps OfElement(JsonSchemaProps schema, AttributeData attribute, AttributeSite site) =>
        schema.Type == "array" ? Checked(schema, attribute, site) : schema;

    private static JsonSchemaProps Checked(JsonSchemaProps schema, AttributeData attribute, AttributeSite site)
    {
        if (schema.ListType == "map")
        {
            return WithKeys(schema, Marked(site), attribute, site);
        }

        if (schema.ListType == "set" && SetProblem(schema.Items) is { } problem)
        {
            site.Report(Rules.ListTypeWithoutSense, attribute, null, site.Name, problem);
        }

        return schema;
    }

    private static string? SetProblem(JsonSchemaProps? items) => items switch
    {
        null => null,
        { Nullable: true } => "cannot be a set, because its items can be null; the API server says: cannot be nullable when x-kubernetes-list-type is set. Make the item type not nullable",
        // Atomic ones are accepted; that they are of little use is told apart (CRD0067).
        { Type: "object", MapType: not "atomic" } => "cannot be a set, because its items are objects; make it ListType.Map with a key, or ListType.Atomic",
        { Type: "array", ListType: not (null or "atomic") } => "cannot be a set, because its items are lists that are merged; make it ListType.Atomic",
        { Type: null, IntOrString: false } => "cannot be a set, because its items may be anything; make it ListType.Atomic",
        _ => null,
    };

    private static JsonSchemaProps WithKeys(JsonSchemaProps schema, EquatableArray<string> keys, AttributeData attribute, AttributeSite site)
    {
        var item = CollectionShape.Of(site.Type)?.Element;
        if (schema.Items is not { Type: "object", AdditionalProperties: null } items || item is null || TypeMapper.Underlying(item) is not INamedTypeSymbol itemType)
        {
            site.Report(Rules.ListTypeWithoutSense, attribute, null, site.Name, "cannot be a map, because its items are not objects with properties; make it ListType.Set or ListType.Atomic");
            return schema;
        }

        if (items.Nullable)
        {
            site.Report(Rules.ListTypeWithoutSense, attribute, null, site.Name, "cannot be a map, because its items can be null; make the item type not nullable");
        }

        if (keys.IsEmpty)
        {
            site.Report(Rules.ListTypeWithoutSense, attribute, null, site.Name, $"is of type map without a key; put [ListMapKey] on a property of '{itemType.Name}', or name one: [ListMapKey(nameof({itemType.Name}.…))]");
            return schema;
        }

        var names = new List<string>();
        foreach (var key in keys)
        {
            if (KeyProblem(key, names, itemType, items) is { } problem)
            {
                site.Report(Rules.ListTypeWithoutSense, attribute, null, site.Name, $"has the key '{key}', {problem}");
            }
        }

        return schema with { ListMapKeys = names.ToEquatableArray() };
    }

    // Takes a sound key into the names.
    private static string? KeyProblem(string key, List<string> names, INamedTypeSymbol itemType, JsonSchemaProps items)
    {
        // By its name in C#, as nameof gives it, or in JSON, as Kubernetes does.
        var name = WireMembers.JsonNameOf(itemType, key) ?? key;
        if (!items.Properties.TryGetValue(name, out var property))
        {
            return $"but '{itemType.Name}' has no property of that name, in C# or in JSON; name one with nameof: {Candidates(itemType, items)}";
        }

        if (names.Contains(name))
        {
            return "which it has twice; name it once";
        }

        names.Add(name);
        return property.Type is "object" or "array" or null && !property.IntOrString ? "which is not a scalar; a key is a string, a number or a boolean"
            : property.Nullable ? "which may be null; remove [Nullable]"
            : property.Default is null && !items.Required.Contains(name) ? $"which an item may lack; make '{itemType.Name}.{MemberOf(itemType, name)}' required, or give it a default"
            : null;
    }

    private static string MemberOf(INamedTypeSymbol itemType, string jsonName) =>
        WireMembers.Of(itemType).FirstOrDefault(member => member.JsonName == jsonName)?.Symbol.Name ?? jsonName;

    // What could be a key.
    private static string Candidates(INamedTypeSymbol itemType, JsonSchemaProps items)
    {
        var names = WireMembers.Of(itemType)
            .Where(member => items.Properties.TryGetValue(member.JsonName, out var property) && property.Type is not ("object" or "array" or null))
            .Select(member => $"nameof({itemType.Name}.{member.Symbol.Name})")
            .Take(3)
            .ToList();
        return names.Count == 0 ? $"nameof({itemType.Name}.…)" : string.Join(", ", names);
    }

    private static EquatableArray<string> Marked(AttributeSite site) =>
        CollectionShape.Of(site.Type)?.Element is { } item && TypeMapper.Underlying(item) is INamedTypeSymbol { SpecialType: SpecialType.None } itemType
            ? WireMembers.Of(itemType)
                .Where(member => member.Attributes.Find(AttributeNames.ListMapKey) is { } key && Names(key).IsEmpty)
                .Select(member => member.Symbol.Name)
                .ToEquatableArray()
            : EquatableArray<string>.Empty;

    private static EquatableArray<string> Names(AttributeData attribute) => attribute.ArgumentStrings();
}
