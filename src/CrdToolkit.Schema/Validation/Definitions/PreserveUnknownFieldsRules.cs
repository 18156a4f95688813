using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Validation.Schemas;

namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>R-23: spec.preserveUnknownFields is a thing of the past.</summary>
internal static class PreserveUnknownFieldsRules
{
    private static readonly FieldPath Path = new("spec.preserveUnknownFields");

    public static void CheckDefaults(CustomResourceDefinition definition, RuleErrors errors)
    {
        if (definition.PreserveUnknownFields
            && definition.Versions.Any(version => version.Schema is { } schema && SchemaTree.Nodes(schema).Any(node => node.Default is not null)))
        {
            errors.Invalid("R-23", Path, true, "must be false in order to use defaults in the schema");
        }
    }

    public static void CheckNotSet(CustomResourceDefinition definition, RuleErrors errors)
    {
        if (definition.PreserveUnknownFields)
        {
            errors.Invalid("R-23", Path, true,
                "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead");
        }
    }
}
