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
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && Special.IndexOf(text[i]) < 0)
                {
                    i++;
                }
            }

            tokens.Add(text.Substring(start, i - start));
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

        foreach (var why in Names.FindQualifiedNameProblems(key))
        {
            throw Unparsable($"<nil>: Invalid value: \"{key}\": {why}");
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
                return new LabelRequirement(key, @operator, Values(key));
            case "=" or "==":
                Take();
                return new LabelRequirement(key, LabelOperator.In, Value(key));
            case "!=":
                Take();
                return new LabelRequirement(key, LabelOperator.NotIn, Value(key));
            case ">" or "<":
                var comparison = Take() == ">" ? LabelOperator.GreaterThan : LabelOperator.LessThan;
                return new LabelRequirement(key, comparison, Number(key));
            default:
                throw Unparsable($"found '{Next}', expected: in, notin, =, ==, !=, gt, lt");
        }
    }

    private EquatableArray<string> Number(string key)
    {
        var value = Value(key);
        return long.TryParse(value[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? value
            : throw Unparsable($"values[0]: Invalid value: \"{value[0]}\": for 'Gt', 'Lt' operators, the value must be an integer");
    }

    private EquatableArray<string> Value(string key)
    {
        var value = Next is "" or "," ? "" : Take();
        if (value.Length > 0 && !IsIdentifier(value))
        {
            throw Unparsable($"found '{value}', expected: identifier");
        }

        CheckValue(key, value, 0);
        return new[] { value }.ToEquatableArray();
    }

    private EquatableArray<string> Values(string key)
    {
        if (Take() is not "(" and var found)
        {
            throw Unparsable($"found '{found}', expected: '('");
        }

        var values = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var value = IsIdentifier(Next) ? Take() : "";
            CheckValue(key, value, values.Count);
            values.Add(value);
            switch (Next)
            {
                case ",":
                    Take();
                    break;
                case ")":
                    Take();
                    return values.ToEquatableArray();
                default:
                    throw Unparsable($"found '{Next}', expected: ',' or ')'");
            }
        }
    }

    private static void CheckValue(string key, string value, int index)
    {
        foreach (var why in Names.FindLabelValueProblems(value))
        {
            throw Unparsable($"values[{index}][{key}]: Invalid value: \"{value}\": {why}");
        }
    }

    private string Take()
    {
        var token = Next;
        position++;
        return token;
    }
}
