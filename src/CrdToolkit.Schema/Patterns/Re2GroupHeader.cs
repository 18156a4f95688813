namespace CrdToolkit.Schema.Patterns;

/// <summary>What stands between <c>(?</c> and the content of a group.</summary>
/// <param name="Flags">The flags that hold from here.</param>
/// <param name="OpensGroup">False for flags alone, as in <c>(?i)</c>.</param>
/// <param name="End">The position behind it.</param>
internal readonly record struct Re2GroupHeader(Re2Flags Flags, bool OpensGroup, int End)
{
    /// <summary>Reads a header from its opening parenthesis.</summary>
    public static Re2GroupHeader Read(string pattern, int position, Re2Flags flags)
    {
        var rest = pattern.Substring(position);
        var nameAt = rest.StartsWith("(?P<", StringComparison.Ordinal) && rest.Length > 4 ? 4
            : rest.StartsWith("(?<", StringComparison.Ordinal) && rest.Length > 3 ? 3
            : 0;
        return nameAt > 0 ? ReadName(rest, nameAt, position, flags) : ReadFlags(pattern, position, flags);
    }

    private static Re2GroupHeader ReadName(string rest, int nameAt, int position, Re2Flags flags)
    {
        var end = rest.IndexOf('>');
        if (end < 0)
        {
            throw new Re2SyntaxException("invalid named capture", rest);
        }

        var isName = end > nameAt;
        for (var i = nameAt; i < end; i++)
        {
            isName &= Re2Classes.IsAsciiLetterOrDigit(rest[i]) || rest[i] == '_';
        }

        return isName
            ? new(flags, OpensGroup: true, position + end + 1)
            : throw new Re2SyntaxException("invalid named capture", rest.Substring(0, end + 1));
    }

    private static Re2GroupHeader ReadFlags(string pattern, int position, Re2Flags flags)
    {
        var negative = false;
        var sawFlag = false;
        var at = position + 2;
        while (at < pattern.Length)
        {
            var c = pattern[at++];
            switch (c)
            {
                case 'i' or 'm' or 's' or 'U':
                    var flag = c switch { 'i' => Re2Flags.IgnoreCase, 'm' => Re2Flags.MultiLine, 's' => Re2Flags.DotAll, _ => Re2Flags.Ungreedy };
                    flags = negative ? flags & ~flag : flags | flag;
                    sawFlag = true;
                    continue;
                case '-' when !negative:
                    negative = true;
                    sawFlag = false;
                    continue;
                case ':' or ')' when !negative || sawFlag:
                    return new(flags, c == ':', at);
                default:
                    throw Unsupported(pattern, position, at + (char.IsHighSurrogate(c) && at < pattern.Length ? 1 : 0));
            }
        }

        throw Unsupported(pattern, position, at);
    }

    private static Re2SyntaxException Unsupported(string pattern, int from, int end) =>
        new("invalid or unsupported Perl syntax", pattern.Substring(from, Math.Min(end, pattern.Length) - from));
}
