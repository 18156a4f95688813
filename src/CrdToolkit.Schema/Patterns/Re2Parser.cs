using System.Text;

namespace CrdToolkit.Schema.Patterns;

/// <summary>Reads a pattern as Go's package regexp does, with its errors, and writes the same expression for .NET.</summary>
internal sealed class Re2Parser(string pattern)
{
    private const int MaxRepeat = 1000;
    private const int MaxNesting = 1000;
    private readonly StringBuilder output = new();
    private readonly Stack<Re2Group> groups = new([new Re2Group(Re2Flags.None)]);
    private Re2Flags flags;
    private int position;
    private string lastRepeat = "";
    private bool isTranslatable = true;

    /// <summary>The pattern for .NET; null when .NET has no counterpart.</summary>
    /// <exception cref="Re2SyntaxException">RE2 refuses the pattern.</exception>
    public string? Parse()
    {
        while (position < pattern.Length)
        {
            var repeat = "";
            switch (pattern[position])
            {
                case '(':
                    OpenGroup();
                    break;
                case ')':
                    CloseGroup();
                    break;
                case '|':
                    position++;
                    output.Append('|');
                    groups.Peek().HasAtom = false;
                    break;
                case '^':
                    Atom(flags.HasFlag(Re2Flags.MultiLine) ? "(?m:^)" : "\\A", 1);
                    break;
                case '$':
                    Atom(flags.HasFlag(Re2Flags.MultiLine) ? "(?=\\n|\\z)" : "\\z", 1);
                    break;
                case '.':
                    Atom(flags.HasFlag(Re2Flags.DotAll) ? Re2Classes.AnyCharacter : Re2Classes.AnyButLineFeed, 1);
                    break;
                case '[':
                    var bracket = new Re2ClassParser(pattern, position);
                    var characters = bracket.Parse();
                    isTranslatable &= bracket.IsTranslatable;
                    Atom(characters, bracket.Position - position);
                    break;
                case '*' or '+' or '?':
                    repeat = Repeat(position, position + 1, 1);
                    break;
                case '{' when Re2Count.TryRead(pattern, position, out var count):
                    if (count.Min is < 0 or > MaxRepeat || count.Max > MaxRepeat || (count.Max >= 0 && count.Min > count.Max))
                    {
                        throw new Re2SyntaxException("invalid repeat count", pattern.Substring(position, count.End - position));
                    }

                    repeat = Repeat(position, count.End, count.Max < 0 ? count.Min : count.Max);
                    break;
                case '\\':
                    ParseEscape();
                    break;
                default:
                    Literal();
                    break;
            }

            lastRepeat = repeat;
        }

        return groups.Count > 1
            ? throw new Re2SyntaxException("missing closing )", pattern)
            : isTranslatable ? output.ToString() : null;
    }

    private void Literal()
    {
        var size = char.IsSurrogatePair(pattern, position) ? 2 : 1;
        Atom(Re2Classes.Escape(pattern, position, size), size);
    }

    private void Atom(string translated, int length)
    {
        output.Append(translated);
        position += length;
        var group = groups.Peek();
        group.HasAtom = true;
        group.AtomWeight = 1;
    }

    private void OpenGroup()
    {
        if (groups.Count > MaxNesting)
        {
            throw new Re2SyntaxException("expression nests too deeply", pattern);
        }

        if (position + 1 < pattern.Length && pattern[position + 1] == '?')
        {
            OpenSpecialGroup();
            return;
        }

        position++;
        output.Append("(?:");
        groups.Push(new(flags));
    }

    private void OpenSpecialGroup()
    {
        var header = Re2GroupHeader.Read(pattern, position, flags);
        position = header.End;
        var group = new Re2Group(flags);
        var caseChanges = (header.Flags ^ flags).HasFlag(Re2Flags.IgnoreCase);
        var caseFlag = header.Flags.HasFlag(Re2Flags.IgnoreCase) ? "?i" : "?-i";
        flags = header.Flags;
        if (header.OpensGroup)
        {
            output.Append('(').Append(caseChanges ? caseFlag : "?").Append(':');
            groups.Push(group);
        }
        else if (caseChanges)
        {
            output.Append('(').Append(caseFlag).Append(')');
        }
    }

    private void CloseGroup()
    {
        if (groups.Count == 1)
        {
            throw new Re2SyntaxException("unexpected )", pattern);
        }

        var closed = groups.Pop();
        flags = closed.OuterFlags;
        Atom(")", 1);
        groups.Peek().AtomWeight = Math.Max(closed.MaxWeight, closed.AtomWeight);
    }

    private string Repeat(int from, int end, int times)
    {
        var nonGreedy = end < pattern.Length && pattern[end] == '?';
        end += nonGreedy ? 1 : 0;
        var text = pattern.Substring(from, end - from);
        if (lastRepeat.Length > 0)
        {
            throw new Re2SyntaxException("invalid nested repetition operator", lastRepeat + text);
        }

        var group = groups.Peek();
        if (!group.HasAtom)
        {
            throw new Re2SyntaxException("missing argument to repetition operator", text);
        }

        group.AtomWeight *= Math.Max(1, times);
        if (group.AtomWeight > MaxRepeat)
        {
            throw new Re2SyntaxException("invalid repeat count", text);
        }

        group.MaxWeight = Math.Max(group.MaxWeight, group.AtomWeight);
        output.Append(pattern, from, nonGreedy ? end - from - 1 : end - from);
        output.Append(nonGreedy != flags.HasFlag(Re2Flags.Ungreedy) ? "?" : "");
        position = end;
        return text;
    }

    private void ParseEscape()
    {
        var next = position + 1 < pattern.Length ? pattern[position + 1] : '\0';
        switch (next)
        {
            case 'A':
                Atom("\\A", 2);
                break;
            case 'b' or 'B':
                Atom(next == 'b' ? "\\b" : "\\B", 2);
                break;
            case 'z':
                Atom("\\z", 2);
                break;
            case 'C':
                throw new Re2SyntaxException("invalid escape sequence", "\\C");
            case 'Q':
                ParseQuoted();
                break;
            default:
                var escape = Re2Escape.Read(pattern, position);
                isTranslatable &= escape.ClassPart is not null;
                Atom(escape.ToExpression(), escape.End - position);
                break;
        }
    }

    private void ParseQuoted()
    {
        var from = position + 2;
        var end = pattern.IndexOf("\\E", from, StringComparison.Ordinal);
        var until = end < 0 ? pattern.Length : end;
        position = from;
        while (position < until)
        {
            Literal();
        }

        position = end < 0 ? pattern.Length : end + 2;
    }
}
