using System.Globalization;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Selectors;

/// <summary>Reads label selectors with the grammar and the error words of k8s.io/apimachinery/pkg/labels.</summary>
internal sealed class LabelSelectorParser
{
    private const string Special = "=!(),<>";
    private readonly List<string> tokens = [];
    private int position;

    private LabelSelectorParser(string text)
    {
        // A zero is the end, as in Go's lexer.
        text = text.Split('\0')[0];
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            if (Special.Contains(text[i]))
            {
                i++;
                if (text[start] is '=' or '!' && i < text.Length && text[i] == '=')
                {
                    i++;
                }
            }
            else
            {
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && !Special.Contains(text[i]))
                {
                    i++;
                }
            }

            tokens.Add(text[start..i]);
        }
    }

    private string Next => position < tokens.Count ? tokens[position] : "";

    /// <summary>The selector of a text.</summary>
    /// <exception cref="StatusException">400: the text is no selector.</exception>
    public static LabelSelector Parse(string text) => string.IsNullOrWhiteSpace(text.Split('\0')[0])
        ? LabelSelector.Everything
        : new LabelSelector(new LabelSelectorParser(text).Requirements());

    private static bool IsIdentifier(string token) => token.Length > 0 && !Special.Contains(token[0]);

    private static StatusException Unparsable(string why) => StatusErrors.BadRequest($"unable to parse requirement: {why}");

    private List<LabelRequirement> Requirements()
    {
        var requirements = new List<LabelRequirement>();
        while (true)
        {
            if (!IsIdentifier(Next) && Next != "!")
            {
                throw StatusErrors.BadRequest($"found '{Next}', expected: !, identifier, or 'end of string'");
            }

            requirements.Add(Requirement());
            if (Next.Length == 0)
            {
                return requirements;
            }

            if (Take() != ",")
            {
                throw StatusErrors.BadRequest($"found '{tokens[position - 1]}', expected: ',' or 'end of string'");
            }

            if (!IsIdentifier(Next) && Next != "!")
            {
                throw StatusErrors.BadRequest($"found '{Next}', expected: identifier after ','");
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

        foreach (var why in NameRules.QualifiedName(key))
        {
            throw Unparsable($"<nil>: Invalid value: {GoText.Quote(key)}: {why}");
        }

        if (negated)
        {
            return new LabelRequirement(key, LabelOperator.DoesNotExist, new HashSet<string>());
        }

        switch (Next)
        {
            case "" or ",":
                return new LabelRequirement(key, LabelOperator.Exists, new HashSet<string>());
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

    private HashSet<string> Number(string key)
    {
        var value = Value(key);
        return long.TryParse(value.Single(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? value
            : throw Unparsable($"values[0]: Invalid value: \"{value.Single()}\": for 'Gt', 'Lt' operators, the value must be an integer");
    }

    private HashSet<string> Value(string key)
    {
        var value = Next is "" or "," ? "" : Take();
        if (value.Length > 0 && !IsIdentifier(value))
        {
            throw Unparsable($"found '{value}', expected: identifier");
        }

        CheckValue(key, value, 0);
        return [value];
    }

    private HashSet<string> Values(string key)
    {
        if (Take() is not "(" and var found)
        {
            throw Unparsable($"found '{found}' expected: '('");
        }

        if (Next is not (")" or ",") && !IsIdentifier(Next))
        {
            throw Unparsable($"found '{Next}', expected: ',', ')' or identifier");
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
                    return values;
                default:
                    throw Unparsable($"found '{Next}', expected: ',' or ')'");
            }
        }
    }

    private static void CheckValue(string key, string value, int index)
    {
        foreach (var why in NameRules.LabelValue(value))
        {
            throw Unparsable($"values[{index}][{key}]: Invalid value: {GoText.Quote(value)}: {why}");
        }
    }

    private string Take()
    {
        var token = Next;
        position++;
        return token;
    }
}
