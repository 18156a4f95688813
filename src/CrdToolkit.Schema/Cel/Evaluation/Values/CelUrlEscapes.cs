using System.Globalization;
using System.Text;

namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>Escapes in addresses of the web, as Go's <c>net/url</c> reads and writes them.</summary>
internal static class CelUrlEscapes
{
    private const string Plain = "-_.~$&+,/:;=@";
    private const string PlainAsWritten = Plain + "!'()*[]%";

    /// <summary>The first escape that is none, as messages show it; null where all are.</summary>
    public static string? FindMistake(string text)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i + 3))
        {
            if (i + 2 >= text.Length || !Uri.IsHexDigit(text[i + 1]) || !Uri.IsHexDigit(text[i + 2]))
            {
                return text.Substring(i, Math.Min(3, text.Length - i));
            }
        }

        return null;
    }

    /// <summary>The text that is meant; null where it is not written well, or is no UTF-8.</summary>
    public static string? Unescape(string text, bool isQuery)
    {
        if (FindMistake(text) is not null)
        {
            return null;
        }

        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                bytes.Add(byte.Parse(text.Substring(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 2;
            }
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length)
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i++, 2)));
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes([isQuery && text[i] == '+' ? ' ' : text[i]]));
            }
        }

        return new CelBytes([.. bytes]).Text();
    }

    /// <summary>A path with its escapes: as it is written, if that is well, else made anew; null where it is no UTF-8.</summary>
    public static string? Path(string written)
    {
        if (written.All(c => IsPlain(c, PlainAsWritten)))
        {
            return written;
        }

        return Unescape(written, isQuery: false) is { } path
            ? string.Concat(Encoding.UTF8.GetBytes(path).Select(b => IsPlain((char)b, Plain) ? ((char)b).ToString() : "%" + b.ToString("X2", CultureInfo.InvariantCulture)))
            : null;
    }

    private static bool IsPlain(char c, string plain) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || plain.IndexOf(c) >= 0;
}
