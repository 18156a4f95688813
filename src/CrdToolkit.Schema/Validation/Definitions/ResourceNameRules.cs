using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>R-08…R-14: the names of the resource, after the API server has filled in the singular and the list kind.</summary>
internal static class ResourceNameRules
{
    public static void Check(CustomResourceNames names, FieldPath path, RuleErrors errors)
    {
        var singular = string.IsNullOrEmpty(names.Singular) ? GoText.ToLower(names.Kind) : names.Singular!;
        var listKind = string.IsNullOrEmpty(names.ListKind) && names.Kind.Length > 0 ? names.Kind + "List" : names.ListKind ?? "";
        CheckLabel("R-08", path.Child("plural"), names.Plural, errors);
        CheckLabel("R-09", path.Child("singular"), singular, errors);
        CheckKind("R-10", path.Child("kind"), names.Kind, errors);
        CheckKind("R-11", path.Child("listKind"), listKind, errors);
        for (var i = 0; i < names.ShortNames.Count; i++)
        {
            CheckItem("R-13", path.Child("shortNames").Index(i), names.ShortNames[i], errors);
        }

        if (names.Kind.Length > 0 && names.Kind == listKind)
        {
            errors.Invalid("R-12", path.Child("listKind"), listKind, "kind and listKind may not be the same");
        }

        for (var i = 0; i < names.Categories.Count; i++)
        {
            CheckItem("R-14", path.Child("categories").Index(i), names.Categories[i], errors);
        }
    }

    private static void CheckLabel(string rule, FieldPath path, string name, RuleErrors errors)
    {
        if (name.Length == 0)
        {
            errors.Required(rule, path);
        }
        else
        {
            CheckItem(rule, path, name, errors);
        }
    }

    private static void CheckItem(string rule, FieldPath path, string name, RuleErrors errors)
    {
        if (Names.FindDns1035LabelProblem(name) is { } problem)
        {
            errors.Invalid(rule, path, name, problem);
        }
    }

    private static void CheckKind(string rule, FieldPath path, string kind, RuleErrors errors)
    {
        if (kind.Length == 0)
        {
            errors.Required(rule, path);
        }
        else if (Names.FindDns1035LabelProblem(GoText.ToLower(kind)) is { } problem)
        {
            errors.Invalid(rule, path, kind, "may have mixed case, but should otherwise match: " + problem);
        }
    }
}
