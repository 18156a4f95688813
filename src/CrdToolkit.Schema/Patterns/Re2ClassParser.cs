using System.Text;

namespace CrdToolkit.Schema.Patterns;

/// <summary>Reads a class in brackets and writes it for .NET.</summary>
internal sealed class Re2ClassParser(string pattern, int start)
{
    private readonly StringBuilder content = new();

    /// <summary>The position behind the closing bracket.</summary>
    public int Position { get; private set; } = start + 1;

    /// <summary>Whether .NET has a counterpart for each part.</summary>
    public bool IsTranslatable { get; private set; } = true;

    public string Parse()
    {
        var negated = Peek('^');
        Position += negated ? 1 : 0;
        for (var first = true; first || !Peek(']'); first = false)
        {
            if (Peek('[') && Position + 2 < pattern.Length && pattern[Position + 1] == ':' && TryParseNamed())
            {
                continue;
            }

            ParseRange();
        }

        Position++;
        return Re2Classes.Bracket(content.ToString(), negated);
    }

    private bool Peek(char c) => Position < pattern.Length && pattern[Position] == c;

    private bool TryParseNamed()
    {
        var end = pattern.IndexOf(":]", Position + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var name = pattern.Substring(Position, end + 2 - Position);
        content.Append(Re2Classes.Named(name) ?? throw new Re2SyntaxException("invalid character class range", name));
        Position = end + 2;
        return true;
    }

    private void ParseRange()
    {
        var from = Position;
        var low = ReadCharacter(out var part);
        if (low < 0)
        {
            IsTranslatable &= part is not null;
            content.Append(part);
            return;
        }

        var high = low;
        if (Peek('-') && Position + 1 < pattern.Length && pattern[Position + 1] != ']')
        {
            Position++;
            high = ReadRangeEnd();
            if (high < low)
            {
                throw new Re2SyntaxException("invalid character class range", pattern.Substring(from, Position - from));
            }
        }

        content.Append(Re2Classes.Range(low, high));
    }

    private int ReadRangeEnd()
    {
        // A class cannot end a range: Go reads \d there as an escape for a character, which it is not.
        var from = Position;
        var high = ReadCharacter(out _);
        return high >= 0 ? high : throw new Re2SyntaxException("invalid escape sequence", pattern.Substring(from, 2));
    }

    /// <summary>The code point at the position, or -1 and the part of a class.</summary>
    private int ReadCharacter(out string? part)
    {
        part = null;
        if (Position >= pattern.Length)
        {
            throw new Re2SyntaxException("missing closing ]", pattern.Substring(start));
        }

        if (pattern[Position] == '\\')
        {
            var escape = Re2Escape.Read(pattern, Position);
            Position = escape.End;
            part = escape.ClassPart;
            return escape.CodePoint;
        }

        var size = char.IsSurrogatePair(pattern, Position) ? 2 : 1;
        var codePoint = size == 2 ? char.ConvertToUtf32(pattern, Position) : pattern[Position];
        Position += size;
        return codePoint;
    }
}
