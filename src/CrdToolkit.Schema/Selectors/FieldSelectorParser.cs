using System.Text;
using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Schema.Selectors;

/// <summary>Reads field selectors with the grammar and the error words of k8s.io/apimachinery/pkg/fields.</summary>
public static class FieldSelectorParser
{
    /// <summary>The requirements of a selector, all of which an object must meet; none in an empty text, which selects everything.</summary>
    /// <param name="text">The selector, such as <c>metadata.name=web,type!=Opaque</c>. Which fields there are, the kind says.</param>
    /// <exception cref="SelectorSyntaxException">The text is no selector.</exception>
    public static EquatableArray<FieldRequirement> Parse(string text) =>
        Split(text).Where(term => term.Length > 0).Select(term => Requirement(text, term)).ToEquatableArray();

    private static FieldRequirement Requirement(string selector, string term)
    {
        for (var i = 0; i < term.Length; i++)
        {
            switch (term[i])
            {
                case '\\':
                    i++;
                    break;
                case '!' when i + 1 < term.Length && term[i + 1] == '=':
                    return new FieldRequirement(term.Substring(0, i), Unescape(term.Substring(i + 2)), false);
                case '=':
                    var value = i + 1 < term.Length && term[i + 1] == '=' ? i + 2 : i + 1;
                    return new FieldRequirement(term.Substring(0, i), Unescape(term.Substring(value)), true);
            }
        }

        throw new SelectorSyntaxException($"invalid selector: '{selector}'; can't understand '{term}'");
    }

    // A backslash escapes comma, equals sign and itself.
    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == ',')
            {
                yield return text.Substring(start, i - start);
                start = i + 1;
            }
        }

        yield return text.Substring(start);
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is ',' or '=')
            {
                throw new SelectorSyntaxException($"invalid field selector: unescaped character in value: {(int)value[i]}");
            }

            if (value[i] == '\\' && ++i is var next && (next == value.Length || value[next] is not ('\\' or ',' or '=')))
            {
                throw new SelectorSyntaxException($"invalid field selector: invalid escape sequence: {value.Substring(next - 1)}");
            }

            text.Append(value[i]);
        }

        return text.ToString();
    }
}
