using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>R-112, as far as types tell: a CEL rule needs a value whose type CEL knows (<c>SchemaDeclType</c>).</summary>
internal static class DeclaredTypeRules
{
    /// <returns>Whether the rules of a node can be looked into.</returns>
    public static bool Check(SchemaNode node, RuleErrors errors)
    {
        if (node.Schema.Validations.IsEmpty || IsDeclared(node.Schema))
        {
            return true;
        }

        errors.Add(new("R-112", FieldErrorType.Internal, node.Path.Child("x-kubernetes-validations").ToString(),
            "internal error: failed to construct type information for x-kubernetes-validations rules: unable to convert structural schema to CEL declarations",
            null));
        return false;
    }

    private static bool IsDeclared(JsonSchemaProps schema) => schema.IntOrString || schema.Type switch
    {
        "array" => schema.Items is { } items && IsDeclared(items),
        "object" => schema.AdditionalProperties?.Schema is not { } values || IsDeclared(values),
        "string" or "boolean" or "number" or "integer" => true,
        _ => false,
    };
}
