using System.Globalization;
using CrdToolkit.Schema.Patterns;

namespace CrdToolkit.Schema.Objects;

/// <summary>
/// The formats that the API server knows, and its checks of those of strings. Dashes in a name do not count: <c>date-time</c> is
/// <c>datetime</c>. A format that it does not know for a type is ignored.
/// </summary>
public static class StringFormats
{
    private static readonly Dictionary<string, Func<string, bool>> Checks = new(StringComparer.Ordinal)
    {
        ["bsonobjectid"] = text => Re2.IsMatch("^[0-9a-fA-F]{24}$", text),
        ["uri"] = InternetFormats.IsRequestUri,
        ["email"] = InternetFormats.IsEmail,
        ["hostname"] = InternetFormats.IsHostname,
        ["ipv4"] = InternetFormats.IsIPv4,
        ["ipv6"] = InternetFormats.IsIPv6,
        ["cidr"] = InternetFormats.IsCidr,
        ["mac"] = InternetFormats.IsMac,
        ["uuid"] = text => Re2.IsMatch("(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$", text),
        ["uuid3"] = text => Re2.IsMatch("(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}$", text),
        ["uuid4"] = text => Re2.IsMatch("(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$", text),
        ["uuid5"] = text => Re2.IsMatch("(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$", text),
        ["isbn"] = text => NumberedFormats.IsIsbn10(text) || NumberedFormats.IsIsbn13(text),
        ["isbn10"] = NumberedFormats.IsIsbn10,
        ["isbn13"] = NumberedFormats.IsIsbn13,
        ["creditcard"] = NumberedFormats.IsCreditCard,
        ["ssn"] = text => Re2.IsMatch(@"^\d{3}[- ]?\d{2}[- ]?\d{4}$", text),
        ["hexcolor"] = text => Re2.IsMatch("^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$", text),
        ["rgbcolor"] = NumberedFormats.IsRgbColor,
        ["byte"] = text => Re2.IsMatch("^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$", text),
        ["password"] = _ => true,
        ["date"] = TimeFormats.IsDate,
        ["duration"] = TimeFormats.IsDuration,
        ["datetime"] = TimeFormats.IsDateTime,
        ["k8sshortname"] = text => text.Length <= 63 && Re2.IsMatch("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", text),
        ["k8slongname"] = text => text.Length <= 253 && Re2.IsMatch(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", text),
    };

    /// <summary>Whether the API server knows a format for a type; null or an empty type is any.</summary>
    public static bool IsRecognized(string? type, string format) => type switch
    {
        null or "" or "string" => Checks.ContainsKey(Normalize(format)),
        "integer" => format is "int32" or "int64",
        "number" => format is "float" or "double",
        _ => false,
    };

    /// <summary>Whether a text has a format; every text has one that is not known.</summary>
    public static bool IsValid(string format, string text) => !Checks.TryGetValue(Normalize(format), out var check) || check(text);

    /// <summary>The number that a text of ASCII digits spells, or -1.</summary>
    internal static int Digits(string text) =>
        text.Length > 0 && text.All(c => c is >= '0' and <= '9')
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : -1;

    private static string Normalize(string format) => format.Replace("-", "");
}
