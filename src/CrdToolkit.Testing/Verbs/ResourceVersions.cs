using System.Globalization;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Verbs;

/// <summary>The resource versions that clients name.</summary>
internal static class ResourceVersions
{
    /// <summary>Reads one.</summary>
    /// <exception cref="StatusException">500: it is no number.</exception>
    public static ulong Parse(string text) => TryParse(text, out var revision) ? revision : throw StatusErrors.Unknown(Invalid(text));

    /// <summary>Reads one; false where it is no number.</summary>
    public static bool TryParse(string text, out ulong revision) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out revision);

    /// <summary>What is said of a query that names one that is no number.</summary>
    public static string Invalid(string text) => $"resourceVersion: Invalid value: {GoText.Quote(text)}: {NoNumber(text)}";

    /// <summary>What is said of an object that has one that is no number.</summary>
    public static string NoNumber(string text) => GoTypes.NoInteger("ParseUint", text);
}
