using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Selectors;

/// <summary>A label selector: all of its requirements must be met.</summary>
/// <param name="Requirements">The requirements.</param>
internal sealed record LabelSelector(IReadOnlyList<LabelRequirement> Requirements)
{
    /// <summary>Selects everything.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>Whether every object is selected.</summary>
    public bool IsEverything => Requirements.Count == 0;

    /// <summary>Whether an object is selected.</summary>
    public bool Matches(JsonObject value)
    {
        if (IsEverything)
        {
            return true;
        }

        var labels = value.Metadata.Child("labels");
        return Requirements.All(requirement => requirement.Matches(labels));
    }

    /// <summary>A metav1.LabelSelector as text, as the scale subresource shows it.</summary>
    public static string Text(JsonObject selector)
    {
        var labels = selector.Child("matchLabels").Members
            .Select(label => (label.Key, Text: $"{label.Key}={(label.Value as JsonString)?.Value}"));
        var expressions = selector.Objects("matchExpressions").Select(expression =>
        {
            var key = expression.Text("key");
            var values = string.Join(',', expression.Texts("values").Order(StringComparer.Ordinal));
            return (key, expression.Text("operator") switch
            {
                "In" => $"{key} in ({values})",
                "NotIn" => $"{key} notin ({values})",
                "DoesNotExist" => $"!{key}",
                _ => key,
            });
        });
        return string.Join(',', labels.Concat(expressions).OrderBy(part => part.Item1, StringComparer.Ordinal).Select(part => part.Item2));
    }
}
