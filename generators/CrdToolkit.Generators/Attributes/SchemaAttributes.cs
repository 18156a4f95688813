using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>Adds what attributes say of a value to its schema.</summary>
internal static class SchemaAttributes
{
    /// <summary>The schema with all that the attributes of a property or a type say, problems reported.</summary>
    public static JsonSchemaProps Apply(JsonSchemaProps schema, ImmutableArray<AttributeData> attributes, AttributeSite site)
    {
        if (attributes.IsEmpty)
        {
            return schema;
        }

        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is not { } attributeClass)
            {
                continue;
            }

            if (attributeClass.IsOwn())
            {
                schema = Own(schema, attribute, attributeClass.ShortAttributeName(), site);
            }
            else if (DataAnnotations.Find(attributeClass) is { } annotation)
            {
                schema = site.Constrain(schema, annotation, Use(attribute, site));
            }
            else if (attributeClass.Is(WireAttributes.DisplayName))
            {
                schema = schema with { Title = attribute.Argument<string>(0) ?? schema.Title };
            }
            else if (attributeClass.Is(WireAttributes.Display))
            {
                schema = schema with { Title = attribute.Property<string>("Name") ?? schema.Title };
            }
            else if (DataAnnotations.IsConstraint(attributeClass))
            {
                site.Report(Rules.UnenforcedConstraint, attribute, null, attribute.ShortName(), site.Name);
            }
        }

        Examples.ReportRefused(schema, attributes, site);
        return ValidationRules.Apply(ListTopology.Apply(schema, attributes, site), attributes, site);
    }

    /// <summary>The schema with the arguments of an attribute that holds several constraints.</summary>
    public static JsonSchemaProps Arguments(JsonSchemaProps schema, AttributeData attribute, AttributeSite site)
    {
        foreach (var keyword in Keywords.All)
        {
            foreach (var argument in attribute.NamedArguments)
            {
                if (argument.Key == keyword.Name)
                {
                    schema = site.Constrain(schema, keyword, new ConstraintUse(attribute, argument.Key, argument.Value, site.Declared));
                }
            }
        }

        return schema;
    }

    private static JsonSchemaProps Own(JsonSchemaProps schema, AttributeData attribute, string name, AttributeSite site) => name switch
    {
        "Constraints" => Arguments(schema, attribute, site),
        "Items" or "Values" => Elements.Apply(schema, attribute, name, site),
        _ => Keywords.Find(name) is { } keyword ? site.Constrain(schema, keyword, Use(attribute, site)) : schema,
    };

    private static ConstraintUse Use(AttributeData attribute, AttributeSite site) =>
        new(attribute, null, attribute.ConstructorArguments is [var argument, ..] ? argument : default, site.Declared);
}
