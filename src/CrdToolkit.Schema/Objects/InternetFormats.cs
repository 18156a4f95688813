using System.Globalization;
using CrdToolkit.Schema.Patterns;

namespace CrdToolkit.Schema.Objects;

/// <summary>Formats of names and addresses.</summary>
internal static class InternetFormats
{
    private const string HostnamePattern =
        @"^([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})$";

    public static bool IsHostname(string text) =>
        text.Length <= 255 && Re2.IsMatch(HostnamePattern, text) && text.Split('.').All(label => label.Length <= 63);

    /// <summary>Four decimal numbers, or IPv6 that ends so: whatever has a dot.</summary>
    public static bool IsIPv4(string text) => IsDottedQuad(text) || (text.IndexOf('.') >= 0 && IsIPv6(text));

    public static bool IsIPv6(string text)
    {
        if (text.IndexOf(':') < 0)
        {
            return false;
        }

        var halves = text.Split(["::"], StringSplitOptions.None);
        var groups = 0;
        for (var i = 0; i < halves.Length; i++)
        {
            var count = CountGroups(halves[i], isEnd: i == halves.Length - 1);
            if (count < 0)
            {
                return false;
            }

            groups += count;
        }

        return halves.Length switch { 1 => groups == 8, 2 => groups < 8, _ => false };
    }

    public static bool IsCidr(string text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0)
        {
            return false;
        }

        var (address, prefix) = (text.Substring(0, slash), StringFormats.Digits(text.Substring(slash + 1)));
        return prefix >= 0 && ((IsDottedQuad(address) && prefix <= 32) || (IsIPv6(address) && prefix <= 128));
    }

    public static bool IsMac(string text) => Re2.IsMatch(
        "^([0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5,19}|[0-9a-fA-F]{2}(-[0-9a-fA-F]{2}){5,19}|[0-9a-fA-F]{4}(\\.[0-9a-fA-F]{4}){2,9})$", text)
        && text.Length is 14 or 17 or 19 or 23 or 49 or 59;

    /// <summary>An address as in a mail header: alone, or in angle brackets behind a name.</summary>
    public static bool IsEmail(string text)
    {
        var address = text.Trim();
        if (address.EndsWith(">", StringComparison.Ordinal) && address.LastIndexOf('<') is >= 0 and var opening)
        {
            address = address.Substring(opening + 1, address.Length - opening - 2);
        }

        return Re2.IsMatch(
            @"^(""[^""\\\r\n]*""|[^\s@<>()\[\]\\,;:"".]+(\.[^\s@<>()\[\]\\,;:"".]+)*)@([^\s@<>()\[\]\\,;:"".]+(\.[^\s@<>()\[\]\\,;:"".]+)*|\[[^\[\]\\\s]+\])$",
            address);
    }

    /// <summary>An absolute URI, or an absolute path, without control characters and spaces.</summary>
    public static bool IsRequestUri(string text)
    {
        if (text.Any(c => c is <= ' ' or '\u007f') || HasBadEscape(text))
        {
            return false;
        }

        return text.StartsWith("/", StringComparison.Ordinal) || Re2.IsMatch("^[A-Za-z][A-Za-z0-9+.-]*:(//[^/?#\\[\\]]*(\\[[0-9A-Fa-f:.%]+\\])?(:[0-9]*)?(/|$|\\?)|[^/]|/[^/]|$|/$)", text);
    }

    private static bool HasBadEscape(string text)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !Uri.IsHexDigit(text[i + 1]) || !Uri.IsHexDigit(text[i + 2]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDottedQuad(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(part => StringFormats.Digits(part) is >= 0 and <= 255);
    }

    /// <summary>The number of 16-bit groups, or -1.</summary>
    private static int CountGroups(string text, bool isEnd)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        var parts = text.Split(':');
        var count = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (isEnd && i == parts.Length - 1 && IsDottedQuad(parts[i]))
            {
                count += 2;
            }
            else if (parts[i].Length is >= 1 and <= 4
                && int.TryParse(parts[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _))
            {
                count++;
            }
            else
            {
                return -1;
            }
        }

        return count;
    }
}
