using System.Text;

namespace CrdToolkit.Schema.Json;

/// <summary>Reads a string that holds escapes; the few that do pay for it.</summary>
internal readonly struct JsonEscapedStringParser(byte[] utf8, int end, Func<string, JsonSyntaxException> error)
{
    /// <summary>Reads from the opening quote; leaves the position behind the closing one.</summary>
    public string Parse(ref int position)
    {
        var text = new StringBuilder();
        var opening = position;
        position++;
        while (position < end)
        {
            var from = position;
            while (position < end && utf8[position] is not (byte)'"' and not (byte)'\\' and >= 0x20)
            {
                position++;
            }

            if (position > from)
            {
                text.Append(Encoding.UTF8.GetString(utf8, from, position - from));
            }

            if (position == end)
            {
                break;
            }

            switch (utf8[position])
            {
                case (byte)'"':
                    position++;
                    return text.ToString();
                case (byte)'\\':
                    text.Append(ParseEscape(ref position));
                    break;
                default:
                    throw error($"the control character U+{(int)utf8[position]:X4} must be escaped in a string");
            }
        }

        position = opening;
        throw error("the string that begins here has no end");
    }

    private char ParseEscape(ref int position)
    {
        if (position + 1 < end)
        {
            switch (utf8[position + 1])
            {
                case (byte)'u':
                    return ParseCodeUnit(ref position);
                case var c when "\"\\/bfnrt".IndexOf((char)c) is >= 0 and var index:
                    position += 2;
                    return "\"\\/\b\f\n\r\t"[index];
            }
        }

        throw error("a backslash in a string must be followed by one of \" \\ / b f n r t u");
    }

    private char ParseCodeUnit(ref int position)
    {
        var unit = 0;
        for (var i = 2; i < 6; i++)
        {
            var digit = position + i < end ? HexDigit(utf8[position + i]) : -1;
            if (digit < 0)
            {
                throw error("\\u must be followed by four hexadecimal digits");
            }

            unit = (unit * 16) + digit;
        }

        position += 6;
        return (char)unit;
    }

    private static int HexDigit(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
