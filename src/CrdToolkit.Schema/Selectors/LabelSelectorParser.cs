using System.Globalization;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Selectors;

/// <summary>Reads label selectors with the grammar and the error words of k8s.io/apimachinery/pkg/labels.</summary>
public sealed class LabelSelectorParser
{
    private const string Special = "=!(),<>";
    private readonly List<string> tokens = [];
    private int position;

    private LabelSelectorParser(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            // As the scanner of the API server takes it: the end, except behind a word, which it only ends.
            if (text[i] == '\0')
            {
                break;
            }

            var start = i;
            if (Special.IndexOf(text[i]) >= 0)
            {
                i++;
                if (text[start] is '=' or '!' && i < text.Length && text[i] == '=')
                {
                    i++;
                }
            }
            else
            {
                while (i < text.Length && text[i] != '\0' && !char.IsWhiteSpace(text[i]) && Special.IndexOf(text[i]) < 0)
                {
                    i++;
                }
            }

            tokens.Add(text.Substring(start, i - start));
            if (i < text.Length && text[i] == '\0' && Special.IndexOf(text[start]) < 0)
            {
                i++;
            }
        }
    }

    private string Next => position < tokens.Count ? tokens[position] : "";

    /// <summary>The requirements of a selector, all of which an object must meet; none in an empty text, which selects everything.</summary>
    /// <param name="text">The selector, such as <c>app=web,tier in (a,b),!legacy</c>.</param>
    /// <exception cref="SelectorSyntaxException">The text is no selector.</exception>
    public static EquatableArray<LabelRequirement> Parse(string text) => string.IsNullOrWhiteSpace(text)
        ? EquatableArray<LabelRequirement>.Empty
        : new LabelSelectorParser(text).Requirements().ToEquatableArray();

    private static bool IsIdentifier(string token) => token.Length > 0 && Special.IndexOf(token[0]) < 0;

    private static SelectorSyntaxException Unparsable(string why) => new($"unable to parse requirement: {why}");

    private List<LabelRequirement> Requirements()
    {
        var requirements = new List<LabelRequirement>();
        while (true)
        {
            if (!IsIdentifier(Next) && Next != "!")
            {
                throw new SelectorSyntaxException($"found '{Next}', expected: !, identifier, or 'end of string'");
            }

            requirements.Add(Requirement());
            if (Next.Length == 0)
            {
                return requirements;
            }

            if (Take() != ",")
            {
                throw new SelectorSyntaxException($"found '{tokens[position - 1]}', expected: ',' or 'end of string'");
            }

            if (!IsIdentifier(Next) && Next != "!")
            {
                throw new SelectorSyntaxException($"found '{Next}', expected: identifier after ','");
            }
        }
    }

    private LabelRequirement Requirement()
    {
        var negated = Next == "!";
        if (negated)
        {
            Take();
        }

        var key = Take();
        if (!IsIdentifier(key))
        {
            throw Unparsable($"found '{key}', expected: identifier");
        }

        if (Names.FindQualifiedNameProblems(key).ToList() is { Count: > 0 } problems)
        {
            throw Unparsable($"<nil>: Invalid value: {GoText.Quote(key)}: {string.Join("; ", problems)}");
        }

        if (negated)
        {
            return new LabelRequirement(key, LabelOperator.DoesNotExist, EquatableArray<string>.Empty);
        }

        switch (Next)
        {
            case "" or ",":
                return new LabelRequirement(key, LabelOperator.Exists, EquatableArray<string>.Empty);
            case "in" or "notin":
                var @operator = Take() == "in" ? LabelOperator.In : LabelOperator.NotIn;
                return Checked(key, @operator, Values());
            case "=" or "==":
                Take();
                return Checked(key, LabelOperator.In, [Value()]);
            case "!=":
                Take();
                return Checked(key, LabelOperator.NotIn, [Value()]);
            case ">" or "<":
                var comparison = Take() == ">" ? LabelOperator.GreaterThan : LabelOperator.LessThan;
                return Checked(key, comparison, [Value()]);
            default:
                throw Unparsable($"found '{Next}', expected: in, notin, =, ==, !=, gt, lt");
        }
    }

    private string Value()
    {
        var value = Next is "" or "," ? "" : Take();
        return value.Length == 0 || IsIdentifier(value) ? value : throw Unparsable($"found '{value}', expected: identifier");
    }

    private SortedSet<string> Values()
    {
        if (Take() is not "(" and var found)
        {
            throw Unparsable($"found '{found}' expected: '('");
        }

        if (Next is not (")" or ",") && !IsIdentifier(Next))
        {
            throw Unparsable($"found '{Next}', expected: ',', ')' or identifier");
        }

        var values = new SortedSet<string>(StringComparer.Ordinal);
        while (true)
        {
            values.Add(IsIdentifier(Next) ? Take() : "");
            switch (Next)
            {
                case ",":
                    Take();
                    break;
                case ")":
                    Take();
                    return values;
                default:
                    throw Unparsable($"found '{Next}', expected: ',' or ')'");
            }
        }
    }

    private static LabelRequirement Checked(string key, LabelOperator @operator, IEnumerable<string> given)
    {
        var values = given.ToEquatableArray();
        var problems = new List<string>();
        if (@operator is LabelOperator.GreaterThan or LabelOperator.LessThan && !long.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            problems.Add($"values[0]: Invalid value: {GoText.Quote(values[0])}: for 'Gt', 'Lt' operators, the value must be an integer");
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (Names.FindLabelValueProblems(values[i]).ToList() is { Count: > 0 } why)
            {
                problems.Add($"values[{i}][{key}]: Invalid value: {GoText.Quote(values[i])}: {string.Join("; ", why)}");
            }
        }

        return problems.Count switch
        {
            0 => new LabelRequirement(key, @operator, values),
            1 => throw Unparsable(problems[0]),
            _ => throw Unparsable($"[{string.Join(", ", problems)}]"),
        };
    }

    private string Take()
    {
        var token = Next;
        position++;
        return token;
    }
}
