using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>R-68, R-119, R-120: what the root of a schema may say, above all when the status is a subresource.</summary>
internal static class RootRules
{
    private const string Allowed =
        "Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength Pattern MaxItems MinItems "
        + "UniqueItems MultipleOf Required Items Properties ExternalDocs Example XPreserveUnknownFields XValidations";

    public static void Check(JsonSchemaProps schema, FieldPath path, bool hasStatus, RuleErrors errors)
    {
        if (hasStatus)
        {
            CheckWithStatus(schema, path, errors);
        }

        if (schema.Nullable)
        {
            errors.Forbidden("R-68", path.Child("nullable"), "nullable cannot be true at the root");
        }
    }

    private static void CheckWithStatus(JsonSchemaProps schema, FieldPath path, RuleErrors errors)
    {
        // The API server stops at the first keyword that is wrong; these three stand before the type.
        var stopsBeforeType = schema.Forbidden.ContainsKey("$ref") || schema.Forbidden.ContainsKey("$schema") || schema.Forbidden.ContainsKey("id");
        if (!stopsBeforeType && !string.IsNullOrEmpty(schema.Type) && schema.Type != "object")
        {
            errors.Invalid("R-119", path.Child("type"), schema.Type!,
                "only \"object\" is allowed as the type at the root of the schema if the status subresource is enabled");
        }
        else if (stopsBeforeType || HasForbiddenKeyword(schema))
        {
            errors.Invalid("R-120", path, CustomResourceDefinitionWriter.ToJson(schema),
                $"only [{Allowed}] fields are allowed at the root of the schema if the status subresource is enabled");
        }
    }

    private static bool HasForbiddenKeyword(JsonSchemaProps schema) =>
        schema.Nullable
        || schema.Default is not null
        || !schema.Enum.IsEmpty
        || schema.MaxProperties is not null
        || schema.MinProperties is not null
        || !schema.AllOf.IsEmpty
        || !schema.OneOf.IsEmpty
        || !schema.AnyOf.IsEmpty
        || schema.Not is not null
        || schema.AdditionalProperties is not null
        || schema.EmbeddedResource
        || schema.IntOrString
        || !schema.ListMapKeys.IsEmpty
        || schema.ListType is not null
        || schema.MapType is not null
        || schema.Forbidden.Keys.Any(keyword => keyword is not ("items" or "properties" or "required" or "x-kubernetes-validations"));
}
