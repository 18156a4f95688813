using System.Globalization;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>Reads addresses of the internet as Go does (<c>netip.ParseAddr</c>), in its words.</summary>
/// <param name="text">The text.</param>
internal sealed class CelAddressParser(string text)
{
    private string? problem;

    /// <summary>Whether there is a zone behind the address.</summary>
    public bool HasZone { get; private set; }

    /// <summary>Why it is no address.</summary>
    public string Problem => $"ParseAddr({GoText.Quote(text)}): {problem}";

    /// <summary>The bytes of the address; null where it is none.</summary>
    public IReadOnlyList<byte>? Parse()
    {
        var sign = text.IndexOfAny(['.', ':', '%']);
        return sign < 0 ? Wrong("unable to parse IP")
            : text[sign] == '%' ? Wrong("missing IPv6 address")
            : text[sign] == '.' ? Quad(text)
            : Groups();
    }

    private List<byte>? Quad(string quad)
    {
        var bytes = new List<byte>();
        var start = 0;
        for (var i = 0; i <= quad.Length; i++)
        {
            if (i < quad.Length && quad[i] is >= '0' and <= '9')
            {
                if (i > start && quad[start] == '0')
                {
                    return Wrong("IPv4 field has octet with leading zero");
                }

                if (Number(quad, start, i + 1) > 255)
                {
                    return Wrong("IPv4 field has value >255");
                }
            }
            else if (i == quad.Length)
            {
                return bytes.Count < 3 ? Wrong("IPv4 address too short") : [.. bytes, (byte)Number(quad, start, i)];
            }
            else if (quad[i] != '.')
            {
                return Wrong("unexpected character", quad.Substring(i));
            }
            else if (i == start || i == quad.Length - 1)
            {
                return Wrong("IPv4 field must have at least one digit", quad.Substring(i));
            }
            else if (bytes.Count == 3)
            {
                return Wrong("IPv4 address too long");
            }
            else
            {
                bytes.Add((byte)Number(quad, start, i));
                start = i + 1;
            }
        }

        return null;
    }

    private List<byte>? Groups()
    {
        var rest = text;
        if (rest.IndexOf('%') is >= 0 and var percent)
        {
            if (percent == rest.Length - 1)
            {
                return Wrong("zone must be a non-empty string");
            }

            HasZone = true;
            rest = rest.Substring(0, percent);
        }

        var bytes = new List<byte>();
        var gap = -1;
        if (rest.StartsWith("::", StringComparison.Ordinal))
        {
            gap = 0;
            rest = rest.Substring(2);
        }

        while (bytes.Count < 16 && !(rest.Length == 0 && gap == bytes.Count))
        {
            if (Group(rest, bytes, gap) is not { } length)
            {
                return null;
            }

            rest = rest.Substring(length);
            if (rest.Length == 0)
            {
                break;
            }

            if (rest[0] != ':' || rest.Length == 1)
            {
                return Wrong(rest[0] != ':' ? "unexpected character, want colon" : "colon must be followed by more characters", rest);
            }

            rest = rest.Substring(1);
            if (rest[0] == ':')
            {
                if (gap >= 0)
                {
                    return Wrong("multiple :: in address", rest);
                }

                gap = bytes.Count;
                rest = rest.Substring(1);
            }
        }

        return Filled(bytes, gap, rest);
    }

    // Takes one group, or the four numbers at the end.
    private int? Group(string rest, List<byte> bytes, int gap)
    {
        var digits = rest.TakeWhile(Uri.IsHexDigit).Count();
        if (digits is 0 or > 4)
        {
            Wrong(digits == 0 ? "each colon-separated field must have at least one digit" : "each group must have 4 or less digits", rest);
            return null;
        }

        if (digits < rest.Length && rest[digits] == '.')
        {
            if ((gap < 0 && bytes.Count != 12) || bytes.Count > 12)
            {
                Wrong(bytes.Count > 12 && gap >= 0 ? "too many hex fields to fit an embedded IPv4 at the end of the address" : "embedded IPv4 address must replace the final 2 fields of the address", rest);
                return null;
            }

            if (Quad(rest) is not { } quad)
            {
                return null;
            }

            bytes.AddRange(quad);
            return rest.Length;
        }

        var group = int.Parse(rest.Substring(0, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        bytes.Add((byte)(group >> 8));
        bytes.Add((byte)group);
        return digits;
    }

    private List<byte>? Filled(List<byte> bytes, int gap, string rest)
    {
        if (rest.Length > 0)
        {
            return Wrong("trailing garbage after address", rest);
        }

        if (bytes.Count < 16)
        {
            return gap < 0 ? Wrong("address string too short") : [.. bytes.Take(gap), .. new byte[16 - bytes.Count], .. bytes.Skip(gap)];
        }

        return gap >= 0 ? Wrong("the :: must expand to at least one field of zeros") : bytes;
    }

    private static int Number(string digits, int start, int end)
    {
        var number = 0;
        for (var i = start; i < end; i++)
        {
            number = (10 * number) + digits[i] - '0';
        }

        return number;
    }

    private List<byte>? Wrong(string words, string at = "")
    {
        problem ??= words + (at.Length > 0 ? $" (at {GoText.Quote(at)})" : "");
        return null;
    }
}
