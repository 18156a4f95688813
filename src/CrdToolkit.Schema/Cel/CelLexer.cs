namespace CrdToolkit.Schema.Cel;

/// <summary>Cuts a CEL expression into tokens.</summary>
internal sealed class CelLexer(string text)
{
    private static readonly string[] Symbols =
        ["&&", "||", "<=", ">=", "==", "!=", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", ".", ",", "(", ")", "[", "]", "{", "}"];

    private int position;

    /// <summary>Whether an expression names a variable: outside of strings and comments, and not as a member of something.</summary>
    public static bool Names(string text, string variable)
    {
        var lexer = new CelLexer(text);
        try
        {
            var previous = default(CelToken);
            for (var token = lexer.Next(); token.Kind != CelTokenKind.End; token = lexer.Next())
            {
                if (token.Kind == CelTokenKind.Name && token.Text == variable && !previous.Is("."))
                {
                    return true;
                }

                previous = token;
            }
        }
        catch (CelCompilationException)
        {
            // What is behind a mistake is not looked at.
        }

        return false;
    }

    /// <exception cref="CelCompilationException">There is no token.</exception>
    public CelToken Next()
    {
        SkipBlanks();
        if (position >= text.Length)
        {
            return new(CelTokenKind.End, "", text.Length);
        }

        var start = position;
        var c = text[start];
        if (IsDigit(c) || (c == '.' && IsDigit(At(1))))
        {
            return Number(start);
        }

        if (IsNameStart(c))
        {
            while (IsNameStart(At(0)) || IsDigit(At(0)))
            {
                position++;
            }

            var name = text.Substring(start, position - start);
            return At(0) is '"' or '\'' && name.ToLowerInvariant() is "r" or "b" or "br" or "rb" ? Quoted(start, name.ToLowerInvariant()) : new(CelTokenKind.Name, name, start);
        }

        if (c is '"' or '\'')
        {
            return Quoted(start, "");
        }

        if (c == '`' && text.IndexOf('`', start + 1) is > 0 and var end)
        {
            position = end + 1;
            return new(CelTokenKind.QuotedName, text.Substring(start + 1, end - start - 1), start);
        }

        var symbol = Array.Find(Symbols, candidate => string.CompareOrdinal(text, start, candidate, 0, candidate.Length) == 0)
            ?? throw new CelCompilationException(start, $"Syntax error: token recognition error at: '{c}'");
        position += symbol.Length;
        return new(CelTokenKind.Symbol, symbol, start);
    }

    private char At(int ahead) => position + ahead < text.Length ? text[position + ahead] : '\0';

    private void SkipBlanks()
    {
        while (position < text.Length)
        {
            if (text[position] is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                position++;
            }
            else if (text[position] == '/' && At(1) == '/')
            {
                var end = text.IndexOf('\n', position);
                position = end < 0 ? text.Length : end;
            }
            else
            {
                return;
            }
        }
    }

    private CelToken Number(int start)
    {
        if (text[start] == '0' && At(1) is 'x' or 'X')
        {
            position += 2;
            SkipWhile(Uri.IsHexDigit);
            return IntOrUint(start);
        }

        SkipWhile(IsDigit);
        var isDouble = false;
        if (At(0) == '.' && IsDigit(At(1)))
        {
            isDouble = true;
            position++;
            SkipWhile(IsDigit);
        }

        if (At(0) is 'e' or 'E' && (IsDigit(At(1)) || (At(1) is '+' or '-' && IsDigit(At(2)))))
        {
            isDouble = true;
            position += 2;
            SkipWhile(IsDigit);
        }

        return isDouble ? new(CelTokenKind.Double, text.Substring(start, position - start), start) : IntOrUint(start);
    }

    private CelToken IntOrUint(int start)
    {
        var digits = text.Substring(start, position - start);
        if (At(0) is not ('u' or 'U'))
        {
            return new(CelTokenKind.Int, digits, start);
        }

        position++;
        return new(CelTokenKind.Uint, digits, start);
    }

    private CelToken Quoted(int start, string prefix)
    {
        var quote = text[position];
        var terminator = string.CompareOrdinal(text, position, new string(quote, 3), 0, 3) == 0 ? new string(quote, 3) : quote.ToString();
        position += terminator.Length;
        var content = position;
        while (position < text.Length)
        {
            if (text[position] == '\\' && prefix.IndexOf('r') < 0)
            {
                position += 2;
            }
            else if (string.CompareOrdinal(text, position, terminator, 0, terminator.Length) == 0)
            {
                var kind = prefix.IndexOf('b') < 0 ? CelTokenKind.String : CelTokenKind.Bytes;
                position += terminator.Length;
                var written = text.Substring(content, position - terminator.Length - content);
                var isRaw = prefix.IndexOf('r') >= 0;
                return new(kind, kind == CelTokenKind.Bytes ? CelEscapes.Bytes(written, isRaw) : isRaw ? written : CelEscapes.Replace(written), start);
            }
            else if (terminator.Length == 1 && text[position] is '\n' or '\r')
            {
                break;
            }
            else
            {
                position++;
            }
        }

        throw new CelCompilationException(start, $"Syntax error: token recognition error at: '{text.Substring(start, Math.Min(position, text.Length) - start)}'");
    }

    private void SkipWhile(Func<char, bool> isPart)
    {
        while (position < text.Length && isPart(text[position]))
        {
            position++;
        }
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsNameStart(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
