using System.Globalization;
using System.Text;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation;

/// <summary>Values as Go prints them in messages.</summary>
public static class GoText
{
    /// <summary>A text in double quotes, as <c>%q</c> prints it.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\a' => "\\a",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\v' => "\\v",
                < ' ' or '\u007f' => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
                _ when IsShown(c) => c.ToString(),
                _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>
    /// JSON as <c>encoding/json</c> writes it, which is how messages show the value that is wrong: safe inside of HTML.
    /// </summary>
    internal static string Json(JsonValue value, bool keepsOrder = false)
    {
        var json = keepsOrder ? JsonWriter.Write(value) : JsonWriter.WriteCanonical(value);
        var text = new StringBuilder(json.Length);
        foreach (var c in json)
        {
            // Go has short escapes for two more characters, and writes DEL as it is.
            text.Append(c is '<' or '>' or '&' or '\u2028' or '\u2029' ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString());
        }

        return text.Replace("\\u0008", "\\b").Replace("\\u000c", "\\f").Replace("\\u007f", "\u007f").ToString();
    }

    /// <summary>A value as <c>%v</c> prints it.</summary>
    internal static string Show(JsonValue value) => value switch
    {
        JsonString text => text.Value,
        JsonNumber number when !number.TryGetInt64(out _) => Format(number.Value),
        _ => value.ToString(),
    };

    /// <summary>A text in lower case as <c>strings.ToLower</c> makes it: one character for one.</summary>
    internal static string ToLower(string text) => text.ToLowerInvariant().Replace('\u0130', 'i');

    /// <summary>A floating-point number as <c>%v</c> prints it: with an exponent below 1e-4 and from 1e6 on.</summary>
    internal static string Format(double value) => ShortestDouble.Format(value, smallestPlainExponent: -4, firstExponent: 6);

    /// <summary>An integer as <c>%v</c> prints it.</summary>
    internal static string Format(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether Go prints a character as it is (<c>unicode.IsPrint</c>).</summary>
    internal static bool IsShown(char c) => c == ' ' || CharUnicodeInfo.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
