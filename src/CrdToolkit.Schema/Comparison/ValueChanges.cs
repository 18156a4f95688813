using System.Globalization;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Objects;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Comparison;

/// <summary>A-17 of single values: allowed values, bounds, lengths, patterns and formats that leave less room.</summary>
internal static class ValueChanges
{
    public static void Find(JsonSchemaProps older, JsonSchemaProps newer, FieldPath path, List<DefinitionChange> found)
    {
        FindEnum(older, newer, path, found);
        FindBounds(older, newer, path, found);
        if (newer.Pattern is { } pattern && pattern != older.Pattern)
        {
            Add("pattern", $"the pattern {(older.Pattern is null ? "is new" : $"was {older.Pattern}")}, so values that do not match {pattern} are refused");
        }

        if (newer.Format is { } format && format != older.Format && StringFormats.IsRecognized(newer.Type, format) && !(older.Format == "int32" && format == "int64"))
        {
            Add("format", $"the format {(older.Format is null ? "is new" : $"was {older.Format}")}, so values that are no {format} are refused");
        }

        if (newer.MultipleOf is { } step && (older.MultipleOf is not { } before || Math.Abs(Math.IEEERemainder(before, step)) > 1e-9))
        {
            Add("multipleOf", $"multipleOf {(older.MultipleOf is { } was ? $"was {Text(was)}" : "is new")}, so values that are no multiples of {Text(step)} are refused");
        }

        if (older.Nullable && !newer.Nullable)
        {
            Add("nullable", "null was allowed, and is refused or dropped now");
        }

        void Add(string keyword, string message) => SchemaChanges.Add(found, path.Child(keyword), message + "; leave it as it was");
    }

    private static void FindEnum(JsonSchemaProps older, JsonSchemaProps newer, FieldPath path, List<DefinitionChange> found)
    {
        if (newer.Enum.IsEmpty)
        {
            return;
        }

        if (older.Enum.IsEmpty)
        {
            SchemaChanges.Add(found, path.Child("enum"), $"any value was allowed, and only {string.Join(", ", newer.Enum)} is now, so others are refused; leave it as it was");
            return;
        }

        foreach (var gone in older.Enum.Where(value => !newer.Enum.Contains(value)))
        {
            SchemaChanges.Add(found, path.Child("enum"), $"{gone} was allowed and is refused now; keep it");
        }
    }

    private static void FindBounds(JsonSchemaProps older, JsonSchemaProps newer, FieldPath path, List<DefinitionChange> found)
    {
        AtLeast("minimum", older.Minimum, newer.Minimum, newer.ExclusiveMinimum && !older.ExclusiveMinimum);
        AtMost("maximum", older.Maximum, newer.Maximum, newer.ExclusiveMaximum && !older.ExclusiveMaximum);
        // Nothing is shorter than nothing.
        AtLeast("minLength", older.MinLength ?? 0, newer.MinLength, false);
        AtMost("maxLength", older.MaxLength, newer.MaxLength, false);
        AtLeast("minItems", older.MinItems ?? 0, newer.MinItems, false);
        AtMost("maxItems", older.MaxItems, newer.MaxItems, false);
        AtLeast("minProperties", older.MinProperties ?? 0, newer.MinProperties, false);
        AtMost("maxProperties", older.MaxProperties, newer.MaxProperties, false);

        void AtLeast(string keyword, double? before, double? after, bool isExclusiveNow)
        {
            if (after is { } bound && (before is not { } old || bound > old || (bound == old && isExclusiveNow)))
            {
                Add(keyword, before, bound, isExclusiveNow, "less");
            }
        }

        void AtMost(string keyword, double? before, double? after, bool isExclusiveNow)
        {
            if (after is { } bound && (before is not { } old || bound < old || (bound == old && isExclusiveNow)))
            {
                Add(keyword, before, bound, isExclusiveNow, "more");
            }
        }

        void Add(string keyword, double? before, double after, bool isExclusiveNow, string beyond) => SchemaChanges.Add(found, path.Child(keyword),
            $"{keyword} {(before is { } old ? $"was {Text(old)} and is {Text(after)}" : $"is new, {Text(after)}")}{(isExclusiveNow ? ", exclusive" : "")}, so objects with {beyond} are refused; leave it as it was");
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
