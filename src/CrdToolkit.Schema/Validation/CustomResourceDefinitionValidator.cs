using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Validation.Definitions;
using CrdToolkit.Schema.Validation.Schemas;

namespace CrdToolkit.Schema.Validation;

/// <summary>
/// The API server's verdict on a CustomResourceDefinition that is created (Kubernetes 1.36, <c>ValidateCustomResourceDefinition</c>): its
/// field paths, kinds and words. Of CEL rules it tells what is certain: that they do not compile (R-112…R-114) or refuse a default. Their
/// cost is among the hazards.
/// </summary>
public static class CustomResourceDefinitionValidator
{
    /// <summary>All mistakes of a definition; none means that the API server accepts it, CEL apart.</summary>
    public static IReadOnlyList<FieldError> Validate(CustomResourceDefinition definition) => Check(definition, tellsHiddenRules: false);

    /// <summary>
    /// As <see cref="Validate"/>, and what is wrong with the CEL of rules where a message or a field path of one is wrong too:
    /// the API server looks at the one when the other is mended, and who writes a definition had better know at once.
    /// </summary>
    public static IReadOnlyList<FieldError> ValidateAllRules(CustomResourceDefinition definition) => Check(definition, tellsHiddenRules: true);

    /// <summary>
    /// The rules whose estimated cost exceeds the budget of the API server: those of which that is certain, for what is estimated here
    /// is the least that they cost. The API server looks at them where <see cref="Validate"/> finds nothing.
    /// </summary>
    public static IReadOnlyList<FieldError> ValidateRuleCosts(CustomResourceDefinition definition)
    {
        var errors = new RuleErrors();
        foreach (var part in DefinitionParts.Of(definition).All.Where(part => part.Schema is not null))
        {
            RuleCostRules.Check(part.Schema!, part.SchemaPath, errors);
        }

        return errors.Found;
    }

    /// <summary>
    /// What the API server accepts with a warning: formats that it does not know (W-1), and sets of objects or lists (W-2, servers after
    /// 1.36). Each text once.
    /// </summary>
    public static IReadOnlyList<string> Warnings(CustomResourceDefinition definition) =>
        [.. DefinitionParts.Of(definition).All.Where(part => part.Schema is not null).SelectMany(part => SchemaWarnings.Of(part.Schema!)).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<FieldError> Check(CustomResourceDefinition definition, bool tellsHiddenRules)
    {
        var errors = new RuleErrors();
        var parts = DefinitionParts.Of(definition);
        IdentityRules.CheckMetadata(definition, errors);
        IdentityRules.CheckGroupAndScope(definition, errors);
        VersionRules.CheckSchemasArePresent(parts, errors);
        PreserveUnknownFieldsRules.CheckDefaults(definition, errors);
        foreach (var version in parts.Versions)
        {
            VersionRules.CheckVersion(version, errors);
            CheckPart(version.Part, tellsHiddenRules, errors);
        }

        VersionRules.CheckVersionsTogether(definition, errors);
        ResourceNameRules.Check(definition.Names, new("spec.names"), errors);
        CheckPart(parts.Common, tellsHiddenRules, errors);
        ConversionRules.Check(definition, new("spec.conversion"), errors);
        VersionRules.CheckStoredVersions(definition, errors);
        IdentityRules.CheckApproval(definition, errors);
        PreserveUnknownFieldsRules.CheckNotSet(definition, errors);
        return errors.Found;
    }

    private static void CheckPart(DefinitionPart part, bool tellsHiddenRules, RuleErrors errors)
    {
        if (part.Schema is not null)
        {
            SchemaRules.Check(part.Schema, part.SchemaPath, part.HasStatus, tellsHiddenRules, errors);
        }

        SubresourceRules.Check(part.Scale, part.Path.Child("subresources"), errors);
        PrinterColumnRules.Check(part.Columns, part.Path.Child("additionalPrinterColumns"), errors);
        SelectableFieldRules.Check(part, errors);
    }
}
