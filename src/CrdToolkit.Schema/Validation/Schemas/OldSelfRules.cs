using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>R-117, R-118: oldSelf only where old and new values belong together, optionalOldSelf only with oldSelf.</summary>
internal static class OldSelfRules
{
    public static void Check(SchemaNode node, RuleErrors errors)
    {
        for (var i = 0; i < node.Schema.Validations.Count; i++)
        {
            var rule = node.Schema.Validations[i];
            var path = node.Path.Child("x-kubernetes-validations").Index(i);
            if (!CelTokens.Uses(rule.Rule, "oldSelf"))
            {
                if (rule.OptionalOldSelf is { } optional)
                {
                    errors.Invalid("R-118", path.Child("optionalOldSelf"), optional, "may not be set if oldSelf is not used in rule");
                }
            }
            else if (node.Uncorrelatable is not null)
            {
                errors.Invalid("R-117", path.Child("rule"), new JsonString(rule.Rule),
                    $"oldSelf cannot be used on the uncorrelatable portion of the schema within {node.Uncorrelatable}");
            }
        }
    }
}
