using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>What <c>[Items]</c> and <c>[Values]</c> say of the elements of a collection, however deep.</summary>
internal static class Elements
{
    private const string Level = "Level";

    public static JsonSchemaProps Apply(JsonSchemaProps schema, AttributeData attribute, string name, AttributeSite site)
    {
        var level = attribute.Property(Level, 1);
        if (level >= 1)
        {
            return At(level, schema, site.Type, attribute, name, site);
        }

        site.Report(Rules.NoSuchElement, attribute, Level, name, site.Name, "counts its levels from 1, the elements of the property itself");
        return schema;
    }

    private static JsonSchemaProps At(int level, JsonSchemaProps schema, ITypeSymbol type, AttributeData attribute, string name, AttributeSite site)
    {
        var values = schema.AdditionalProperties?.Schema;
        if ((schema.Items ?? values) is not { } element)
        {
            var kind = name == "Items" ? "list" : "map";
            site.Report(Rules.NoSuchElement, attribute, attribute.IsSet(Level) ? Level : null, name, site.Name, $"is for the elements of a {kind}, and '{type.ReadableName()}' is none; use a {kind}, or a constraint of the value itself");
            return schema;
        }

        var elementType = CollectionShape.Of(type)?.Element ?? site.Session.Compilation.ObjectType;
        JsonSchemaProps changed;
        if (level > 1)
        {
            changed = At(level - 1, element, TypeMapper.Underlying(elementType), attribute, name, site);
        }
        else if (name == "Items" != (schema.Items is not null))
        {
            site.Report(Rules.NoSuchElement, attribute, null, name, site.Name, name == "Items"
                ? $"is for lists, and '{type.ReadableName()}' is a map; use [Values]"
                : $"is for maps, and '{type.ReadableName()}' is a list; use [Items]");
            return schema;
        }
        else
        {
            changed = Constrained(element, attribute, site with { Declared = elementType });
        }

        return schema.Items is not null ? schema with { Items = changed } : schema with { AdditionalProperties = changed };
    }

    private static JsonSchemaProps Constrained(JsonSchemaProps element, AttributeData attribute, AttributeSite site)
    {
        element = SchemaAttributes.Arguments(element, attribute, site);
        if (attribute.IsSet("ListType"))
        {
            element = ListTopology.OfElement(element, attribute, site);
        }

        return ValidationRules.ApplyToElement(element, attribute, site);
    }
}
