using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>R-117, R-118: oldSelf only where old and new values belong together, optionalOldSelf only with oldSelf.</summary>
internal static class OldSelfRules
{
    public static void Check(ValidationRule rule, FieldPath path, FieldPath? uncorrelatable, RuleErrors errors)
    {
        if (!CelLexer.Names(rule.Rule, "oldSelf"))
        {
            if (rule.OptionalOldSelf is { } optional)
            {
                errors.Invalid("R-118", path.Child("optionalOldSelf"), optional, "may not be set if oldSelf is not used in rule");
            }
        }
        else if (uncorrelatable is not null)
        {
            errors.Invalid("R-117", path.Child("rule"), new JsonString(rule.Rule),
                $"oldSelf cannot be used on the uncorrelatable portion of the schema within {uncorrelatable}");
        }
    }
}
