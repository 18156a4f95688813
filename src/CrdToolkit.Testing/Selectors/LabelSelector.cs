using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Selectors;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Selectors;

/// <summary>A label selector: all of its requirements must be met.</summary>
/// <param name="Requirements">The requirements.</param>
internal sealed record LabelSelector(IReadOnlyList<LabelRequirement> Requirements)
{
    /// <summary>Selects everything.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>The selector of a text.</summary>
    /// <exception cref="StatusException">400: the text is no selector.</exception>
    public static LabelSelector Parse(string text)
    {
        try
        {
            return new LabelSelector(LabelSelectorParser.Parse(text));
        }
        catch (SelectorSyntaxException exception)
        {
            throw StatusErrors.BadRequest(exception.Message);
        }
    }

    /// <summary>Whether every object is selected.</summary>
    public bool IsEverything => Requirements.Count == 0;

    /// <summary>Whether an object is selected.</summary>
    public bool Matches(JsonObject value)
    {
        if (IsEverything)
        {
            return true;
        }

        return MatchesLabels(value.Metadata.Child("labels"));
    }

    /// <summary>Whether labels meet all requirements.</summary>
    public bool MatchesLabels(JsonObject labels) => Requirements.All(requirement => requirement.Matches(labels));

    /// <summary>Reads a metav1.LabelSelector; an empty one selects everything.</summary>
    public static LabelSelector FromObject(JsonObject selector) => new(
    [
        .. selector.Child("matchLabels").Members.Select(label => new LabelRequirement(
            label.Key, LabelOperator.In, new[] { (label.Value as JsonString)?.Value ?? "" }.ToEquatableArray())),
        .. selector.Objects("matchExpressions").Select(expression => new LabelRequirement(
            expression.Text("key"),
            expression.Text("operator") switch
            {
                "In" => LabelOperator.In,
                "NotIn" => LabelOperator.NotIn,
                "DoesNotExist" => LabelOperator.DoesNotExist,
                _ => LabelOperator.Exists,
            },
            expression.Texts("values").ToEquatableArray())),
    ]);

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
