using System.Text;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Testing.Json;

/// <summary>Finds where a text stops to be JSON and says so as Go's decoders do.</summary>
/// <param name="utf8">The text.</param>
/// <param name="words">Which decoder speaks.</param>
internal sealed class GoJsonSyntax(byte[] utf8, GoJsonWords words)
{
    private const string EndOfInput = "unexpected end of JSON input";
    private const string BeginningOfValue = "looking for beginning of value";

    // Whether what is open is an object; else it is an array.
    private readonly Stack<bool> objects = new();
    private bool isJustOpened;
    private int position;

    /// <summary>The first error; of text that has none, that it ends.</summary>
    public string Error()
    {
        SkipSpace();
        if (Value() is { } error)
        {
            return error;
        }

        while (objects.Count > 0)
        {
            SkipSpace();
            if (Next() is { } wrong)
            {
                return wrong;
            }
        }

        SkipSpace();
        return position < utf8.Length ? Unexpected("after top-level value") : EndOfInput;
    }

    private bool IsOld => words == GoJsonWords.KubernetesCopy;

    private bool IsEnd => position >= utf8.Length;

    // What follows the opening of an object or array, or a value in it.
    private string? Next()
    {
        if (IsEnd)
        {
            return EndOfInput;
        }

        var (isObject, isFirst) = (objects.Peek(), isJustOpened);
        isJustOpened = false;
        if (utf8[position] == (isObject ? '}' : ']'))
        {
            position++;
            objects.Pop();
            return null;
        }

        if (!isFirst)
        {
            if (utf8[position] != ',')
            {
                return Unexpected(isObject ? "after object key:value pair" : "after array element");
            }

            position++;
            SkipSpace();
        }

        return isObject ? Member() : Value();
    }

    private string? Member()
    {
        if (IsEnd)
        {
            return EndOfInput;
        }

        if (utf8[position] != '"')
        {
            return Unexpected("looking for beginning of object key string");
        }

        if (Text() is { } error)
        {
            return error;
        }

        SkipSpace();
        if (IsEnd)
        {
            return EndOfInput;
        }

        if (utf8[position] != ':')
        {
            return Unexpected("after object key");
        }

        position++;
        SkipSpace();
        return Value();
    }

    private string? Value() => IsEnd ? EndOfInput : utf8[position] switch
    {
        (byte)'{' or (byte)'[' => Open(),
        (byte)'"' => Text(),
        (byte)'t' => Literal("true"),
        (byte)'f' => Literal("false"),
        (byte)'n' => Literal("null"),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Number(),
        _ => Unexpected(BeginningOfValue),
    };

    private string? Open()
    {
        objects.Push(utf8[position] == '{');
        if (objects.Count > Nesting.MaximumDepth)
        {
            return IsOld ? Unexpected("exceeded max depth") : "exceeded max depth";
        }

        position++;
        isJustOpened = true;
        return null;
    }

    private string? Text()
    {
        position++;
        while (!IsEnd)
        {
            switch (utf8[position])
            {
                case (byte)'"':
                    position++;
                    return null;
                case (byte)'\\':
                    if (Escape() is { } error)
                    {
                        return error;
                    }

                    break;
                case < 0x20:
                    return Unexpected(IsOld ? "in string literal" : "in string");
                default:
                    position++;
                    break;
            }
        }

        return EndOfInput;
    }

    private string? Escape()
    {
        var start = position++;
        if (IsEnd)
        {
            return EndOfInput;
        }

        if (utf8[position] != 'u')
        {
            return "\"\\/bfnrt".Contains((char)utf8[position++], StringComparison.Ordinal) ? null : BadEscape(start, 2, "in string escape code");
        }

        position++;
        for (var digits = 0; digits < 4; digits++, position++)
        {
            if (IsEnd)
            {
                return EndOfInput;
            }

            if (!char.IsAsciiHexDigit((char)utf8[position]))
            {
                position++;
                return BadEscape(start, 6, "in \\u hexadecimal character escape");
            }
        }

        return null;
    }

    private string BadEscape(int start, int length, string where)
    {
        if (IsOld)
        {
            position--;
            return Unexpected(where);
        }

        return $"invalid escape sequence `{Encoding.UTF8.GetString(utf8, start, Math.Min(length, utf8.Length - start))}` in string";
    }

    private string? Literal(string word)
    {
        foreach (var letter in word)
        {
            if (IsEnd)
            {
                return EndOfInput;
            }

            if (utf8[position] != letter)
            {
                return Unexpected($"in literal {word} (expecting '{letter}')");
            }

            position++;
        }

        return null;
    }

    private string? Number()
    {
        if (utf8[position] == '-')
        {
            position++;
        }

        if (!IsEnd && utf8[position] == '0')
        {
            position++;
        }
        else if (Digits("") is { } error)
        {
            return error;
        }

        if (!IsEnd && utf8[position] == '.')
        {
            position++;
            if (Digits("after decimal point ") is { } error)
            {
                return error;
            }
        }

        if (!IsEnd && utf8[position] is (byte)'e' or (byte)'E')
        {
            position++;
            position += !IsEnd && utf8[position] is (byte)'+' or (byte)'-' ? 1 : 0;
            return Digits("in exponent of ");
        }

        return null;
    }

    private string? Digits(string where)
    {
        if (IsEnd)
        {
            return EndOfInput;
        }

        if (!char.IsAsciiDigit((char)utf8[position]))
        {
            return Unexpected(!IsOld || where.Length == 0 ? "in numeric literal" : where.StartsWith("in", StringComparison.Ordinal) ? $"{where}numeric literal" : $"{where}in numeric literal");
        }

        while (!IsEnd && char.IsAsciiDigit((char)utf8[position]))
        {
            position++;
        }

        return null;
    }

    private void SkipSpace()
    {
        while (!IsEnd && utf8[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            position++;
        }
    }

    private string Unexpected(string context) => $"invalid character {Quote()} {context}";

    // The older decoder takes each byte for a character.
    private string Quote()
    {
        var found = utf8[position];
        if (found is (byte)'\'' or (byte)'"')
        {
            return found == '"' ? "'\"'" : @"'\''";
        }

        if (found < 0x80 || IsOld)
        {
            return $"'{GoText.Quote(((char)found).ToString())[1..^1]}'";
        }

        return Rune.DecodeFromUtf8(utf8.AsSpan(position), out var rune, out _) == System.Buffers.OperationStatus.Done
            ? $"'{GoText.Quote(rune.ToString())[1..^1]}'"
            : $@"'\x{found:x2}'";
    }
}
