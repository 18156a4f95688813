using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>R-110, R-111: what an entry of x-kubernetes-validations must look like before its CEL is read.</summary>
internal static class RuleTextRules
{
    private const string NonEmpty = "must be non-empty if specified";
    private const string NoBreaks = "must not contain line breaks";

    private static readonly string[] Reasons = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];

    public static void Check(SchemaNode node, RuleErrors errors)
    {
        if (node.Schema.Validations.IsEmpty)
        {
            return;
        }

        // Looked for once: it takes a walk through all that is below.
        var hasPaths = SchemaTree.FindNonStructuralKeyword(node.Schema) is null;
        for (var i = 0; i < node.Schema.Validations.Count; i++)
        {
            Check(node.Schema.Validations[i], hasPaths ? node.Schema : null, node.Path.Child("x-kubernetes-validations").Index(i), errors);
        }
    }

    private static void Check(ValidationRule rule, JsonSchemaProps? schema, FieldPath path, RuleErrors errors)
    {
        CheckRuleAndMessage(rule, path, errors);
        if (rule.MessageExpression is { Length: > 0 } expression && expression.Trim().Length == 0)
        {
            errors.Required("R-110", path.Child("messageExpression"), "messageExpression must be non-empty if specified");
        }

        if (rule.Reason is { } reason && !Reasons.Contains(reason))
        {
            errors.NotSupported("R-110", path.Child("reason"), reason, Reasons);
        }

        if (rule.FieldPath is not { Length: > 0 } fieldPath)
        {
            return;
        }

        if (fieldPath.Trim().Length == 0)
        {
            errors.Invalid("R-110", path.Child("fieldPath"), fieldPath, NonEmpty);
        }

        if (HasLineBreak(fieldPath))
        {
            errors.Invalid("R-110", path.Child("fieldPath"), fieldPath, NoBreaks);
        }

        if (schema is not null && SchemaPath.Resolve(fieldPath, schema, allowBrackets: true).Problem is not null)
        {
            errors.Invalid("R-111", path.Child("fieldPath"), fieldPath, "must be a valid path");
        }
    }

    private static void CheckRuleAndMessage(ValidationRule rule, FieldPath path, RuleErrors errors)
    {
        var (text, message) = (rule.Rule.Trim(), rule.Message?.Trim() ?? "");
        if (text.Length == 0)
        {
            errors.Required("R-110", path.Child("rule"), "rule is not specified");
        }
        else if (rule.Message is { Length: > 0 } && message.Length == 0)
        {
            errors.Invalid("R-110", path.Child("message"), rule.Message, NonEmpty);
        }
        else if (HasLineBreak(message))
        {
            errors.Invalid("R-110", path.Child("message"), rule.Message!, NoBreaks);
        }
        else if (HasLineBreak(text) && message.Length == 0)
        {
            errors.Required("R-110", path.Child("message"), "message must be specified if rule contains line breaks");
        }
    }

    private static bool HasLineBreak(string text) => text.IndexOfAny(['\n', '\r']) >= 0;
}
