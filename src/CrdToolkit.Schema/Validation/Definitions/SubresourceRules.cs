using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>R-24…R-29: the paths of the scale subresource.</summary>
internal static class SubresourceRules
{
    public static void Check(ScaleSubresource? scale, FieldPath path, RuleErrors errors)
    {
        if (scale is null)
        {
            return;
        }

        CheckRequired("R-24", "R-26", path.Child("scale.specReplicasPath"), scale.SpecReplicasPath, ".spec", errors);
        CheckRequired("R-27", "R-28", path.Child("scale.statusReplicasPath"), scale.StatusReplicasPath, ".status", errors);
        var field = path.Child("scale.labelSelectorPath");
        if (scale.LabelSelectorPath is { Length: > 0 } selector
            && SimpleJsonPath.Check("R-29", field, selector, errors)
            && !IsUnder(selector, ".spec")
            && !IsUnder(selector, ".status"))
        {
            errors.Invalid("R-29", field, selector, "should be a json path under either .spec or .status");
        }
    }

    private static void CheckRequired(string required, string under, FieldPath field, string path, string parent, RuleErrors errors)
    {
        if (path.Length == 0)
        {
            errors.Required(required, field);
        }
        else if (SimpleJsonPath.Check("R-25", field, path, errors) && !IsUnder(path, parent))
        {
            errors.Invalid(under, field, path, "should be a json path under " + parent);
        }
    }

    private static bool IsUnder(string path, string parent) => path.StartsWith(parent + ".", StringComparison.Ordinal);
}
