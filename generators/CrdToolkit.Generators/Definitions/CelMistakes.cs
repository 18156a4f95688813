using System.Text.RegularExpressions;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Generators.Definitions;

/// <summary>Tells the mistakes of a CEL expression one by one, each in a line, with the part of the expression that it is about.</summary>
internal static class CelMistakes
{
    private static readonly Regex Named = new(@"^(?:undeclared reference to|undefined field|found no matching overload for) '(?<name>[^']+)'");
    private static readonly Regex Word = new(@"\G\w+");

    public static IEnumerable<ResourceProblem> Of(FieldError error, ResourceModel version)
    {
        var isMessage = error.Field.EndsWith(".messageExpression", StringComparison.Ordinal);
        var expression = TextOf(error, isMessage ? "MessageExpression" : "Rule");
        var path = SchemaField.ObjectPath(error.Field);
        foreach (var mistake in error.Mistakes)
        {
            yield return new ResourceProblem(
                Rules.CelMistake,
                version.Type.FullyQualifiedName,
                new[] { isMessage ? "message expression" : "rule", path.Length == 0 ? "the object" : $"'{path}'", version.Type.Name, Words(mistake, expression) }.ToEquatableArray())
            {
                Field = error.Field,
                Part = mistake.Position is { } position ? PartOf(mistake, expression, position) : null,
            };
        }
    }

    private static string TextOf(FieldError error, string member) => error.BadValue is JsonObject shown && shown[member] is JsonString text ? text.Value : "";

    private static string Words(CelError mistake, string expression)
    {
        var words = mistake.Message.Replace(" (in container '')", "").Replace("\r", "").Replace("\n", " ");
        var suggestion = mistake.Suggestion is { } name ? $"; did you mean '{name}'?" : "";
        if (mistake.Position is not { } position)
        {
            return words + suggestion;
        }

        var before = expression.Substring(0, Math.Min(position, expression.Length));
        var line = before.Count(character => character == '\n') + 1;
        return $"{words}, at {(expression.IndexOf('\n') < 0 ? "" : $"line {line}, ")}column {before.Length - before.LastIndexOf('\n')}{suggestion}";
    }

    // The compiler points at the dot or the parenthesis beside a name, or where its macro begins.
    private static (int Start, int Length) PartOf(CelError mistake, string expression, int position)
    {
        position = Math.Min(position, expression.Length);
        if (Named.Match(mistake.Message) is { Success: true } named)
        {
            var name = named.Groups["name"].Value;
            var last = name.Substring(name.LastIndexOf('.') + 1);
            if (Regex.Match(last, @"^\w+$").Success)
            {
                var start = IsAt(expression, position - last.Length, last) ? position - last.Length
                    : new Regex($@"\b{last}\b").Match(expression, position) is { Success: true } found ? found.Index
                    : -1;
                if (start >= 0)
                {
                    return (start, last.Length);
                }
            }
        }

        var word = Word.Match(expression, position);
        return word.Success ? (position, word.Length)
            : position < expression.Length ? (position, 1)
            // What is missing at the end.
            : (Math.Max(0, expression.Length - 1), Math.Min(1, expression.Length));
    }

    private static bool IsAt(string text, int start, string part) => start >= 0 && string.CompareOrdinal(text, start, part, 0, part.Length) == 0;
}
