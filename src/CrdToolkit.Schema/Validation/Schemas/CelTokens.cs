namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>Looks at the tokens of a CEL expression, which is enough to see what variables it names.</summary>
internal static class CelTokens
{
    /// <summary>Whether an expression names a variable: outside of strings and comments, and not as a member of something.</summary>
    public static bool Uses(string expression, string variable)
    {
        var previous = '\0';
        for (var i = 0; i < expression.Length;)
        {
            var c = expression[i];
            if (c is '"' or '\'')
            {
                i = EndOfString(expression, i, isRaw: previous is 'r' or 'R');
                previous = c;
            }
            else if (c == '/' && i + 1 < expression.Length && expression[i + 1] == '/')
            {
                var end = expression.IndexOf('\n', i);
                i = end < 0 ? expression.Length : end;
            }
            else if (IsNamePart(c))
            {
                var end = i;
                while (end < expression.Length && IsNamePart(expression[end]))
                {
                    end++;
                }

                var name = expression.Substring(i, end - i);
                if (name == variable && previous != '.')
                {
                    return true;
                }

                // A prefix such as r or b belongs to the string behind it.
                previous = name[name.Length - 1];
                i = end;
            }
            else
            {
                previous = char.IsWhiteSpace(c) ? previous : c;
                i++;
            }
        }

        return false;
    }

    private static int EndOfString(string expression, int start, bool isRaw)
    {
        var quote = expression[start];
        var isTriple = string.CompareOrdinal(expression, start, new string(quote, 3), 0, 3) == 0;
        var terminator = new string(quote, isTriple ? 3 : 1);
        for (var i = start + terminator.Length; i < expression.Length; i++)
        {
            if (expression[i] == '\\' && !isRaw)
            {
                i++;
            }
            else if (string.CompareOrdinal(expression, i, terminator, 0, terminator.Length) == 0)
            {
                return i + terminator.Length;
            }
        }

        return expression.Length;
    }

    private static bool IsNamePart(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
