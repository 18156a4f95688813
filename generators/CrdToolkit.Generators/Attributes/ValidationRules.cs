using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>
/// The CEL rules of a value, in a fixed order: those that its property says, as written; those of its type, as written; one-of groups; and
/// those that immutable properties of the type need. A rule stands once: server-side apply tells rules apart by their text.
/// </summary>
internal static class ValidationRules
{
    public const string ImmutableRule = "self == oldSelf";

    /// <summary>The argument that says at which field a rule's mistakes are told.</summary>
    public const string FieldPathArgument = "FieldPath";

    private static readonly string[] Reasons = ["FieldValueInvalid", "FieldValueForbidden", "FieldValueRequired", "FieldValueDuplicate"];

    /// <summary>The schema with the rules of a property or a type before those that it has.</summary>
    public static JsonSchemaProps Apply(JsonSchemaProps schema, ImmutableArray<AttributeData> attributes, AttributeSite site)
    {
        List<(ValidationRule Rule, AttributeData Attribute)>? rules = null;
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass.Is(AttributeNames.ValidationRule))
            {
                (rules ??= []).Add((Read(attribute, attribute.Argument<string>(0) ?? "", site), attribute));
            }
            else if (attribute.AttributeClass.Is(AttributeNames.Immutable))
            {
                (rules ??= []).Add((new ValidationRule(ImmutableRule) { Message = "field is immutable" }, attribute));
            }
        }

        if (site.Scope.Member is INamedTypeSymbol && OneOfGroups.Of(attributes, schema, site) is { Count: > 0 } groups)
        {
            (rules ??= []).AddRange(groups);
        }

        return rules is null ? schema : With(schema, rules, site);
    }

    /// <summary>The schema of an element with the rule that <c>[Items]</c> or <c>[Values]</c> says.</summary>
    public static JsonSchemaProps ApplyToElement(JsonSchemaProps schema, AttributeData attribute, AttributeSite site)
    {
        if (attribute.Property<string>("Rule") is { } rule)
        {
            return With(schema, [(Read(attribute, rule, site), attribute)], site);
        }

        foreach (var name in new[] { "Message", "MessageExpression", "Reason", "FieldPath", "OptionalOldSelf" })
        {
            if (attribute.IsSet(name))
            {
                site.Report(Rules.WrongArgument, attribute, name, $"{attribute.ShortName()}({name})", site.Name, "says something of a rule that is not there; set Rule too");
            }
        }

        return schema;
    }

    private static JsonSchemaProps With(JsonSchemaProps schema, List<(ValidationRule Rule, AttributeData Attribute)> own, AttributeSite site)
    {
        var all = new List<ValidationRule>();
        foreach (var (rule, attribute) in own)
        {
            Add(rule, attribute);
        }

        foreach (var rule in schema.Validations)
        {
            Add(rule, own.FirstOrDefault(said => said.Rule.Rule == rule.Rule).Attribute);
        }

        return schema with { Validations = all.ToEquatableArray() };

        void Add(ValidationRule rule, AttributeData? attribute)
        {
            if (all.Find(other => other.Rule == rule.Rule) is not { } first)
            {
                all.Add(rule);
            }
            else if (first != rule && attribute is not null)
            {
                site.Report(Rules.RuleSaidTwice, attribute, null, site.Name, rule.Rule);
            }
        }
    }

    private static ValidationRule Read(AttributeData attribute, string rule, AttributeSite site) => new(rule)
    {
        Message = attribute.Property<string>("Message"),
        MessageExpression = attribute.Property<string>("MessageExpression"),
        Reason = attribute.IsSet("Reason") && attribute.Property<int>("Reason") is >= 0 and var reason && reason < Reasons.Length ? Reasons[reason] : null,
        FieldPath = FieldPath(attribute, site),
        OptionalOldSelf = attribute.IsSet("OptionalOldSelf") ? attribute.Property<bool>("OptionalOldSelf") : null,
    };

    // A name of C# becomes a path; what looks like a path is one, and the API server's rules judge it.
    private static string? FieldPath(AttributeData attribute, AttributeSite site)
    {
        if (attribute.Property<string>(FieldPathArgument) is not { } given || given.StartsWith(".", StringComparison.Ordinal) || given.StartsWith("[", StringComparison.Ordinal))
        {
            return attribute.Property<string>(FieldPathArgument);
        }

        if (site.Type is INamedTypeSymbol type && WireMembers.JsonNameOf(type, given) is { } name)
        {
            return Regex.IsMatch(name, @"\A[A-Za-z_][A-Za-z0-9_]*\z") ? $".{name}" : $"['{name.Replace(@"\", @"\\").Replace("'", @"\'")}']";
        }

        site.Report(Rules.WrongArgument, attribute, FieldPathArgument, $"{attribute.ShortName()}({FieldPathArgument})", site.Name, $"is given '{given}', and '{site.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ReadableName()}' has no such property; name one of it with nameof, or give a path that begins with a dot");
        return null;
    }
}
