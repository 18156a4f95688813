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
    public static ulong Parse(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
        ? revision
        : throw StatusErrors.Unknown(
            $"resourceVersion: Invalid value: {GoText.Quote(text)}: {GoTypes.NoInteger("ParseUint", text)}");
}
