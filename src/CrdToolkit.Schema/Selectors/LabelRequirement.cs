using System.Globalization;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Selectors;

/// <summary>One requirement of a label selector.</summary>
/// <param name="Key">The label.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Values">With what: one value or several, each once; none where only the presence of the label counts.</param>
public sealed record LabelRequirement(string Key, LabelOperator Operator, EquatableArray<string> Values)
{
    /// <summary>Whether labels meet the requirement.</summary>
    /// <param name="labels">The labels of an object.</param>
    public bool Matches(JsonObject labels)
    {
        var value = (labels[Key] as JsonString)?.Value;
        return Operator switch
        {
            LabelOperator.In => value is not null && Values.Contains(value),
            LabelOperator.NotIn => value is null || !Values.Contains(value),
            LabelOperator.Exists => value is not null,
            LabelOperator.DoesNotExist => value is null,
            LabelOperator.GreaterThan => Compare(value) > 0,
            _ => Compare(value) < 0,
        };
    }

    private int? Compare(string? value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number.CompareTo(long.Parse(Values[0], CultureInfo.InvariantCulture))
            : null;
}
