namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>R-25: a path of names, as columns and the scale subresource have.</summary>
internal static class SimpleJsonPath
{
    /// <returns>Whether the path, which is not empty, has the right form.</returns>
    public static bool Check(string rule, FieldPath field, string path, RuleErrors errors)
    {
        if (path[0] == '.')
        {
            return true;
        }

        errors.Invalid(rule, field, path, "must be a simple json path starting with .");
        return false;
    }
}
