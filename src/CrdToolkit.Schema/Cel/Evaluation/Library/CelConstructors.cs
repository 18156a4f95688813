using CrdToolkit.Schema.Cel.Evaluation.Values;
using CrdToolkit.Schema.Quantities;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>Functions that make values of Kubernetes' own types of texts, and those that test whether they would.</summary>
internal static class CelConstructors
{
    private const string Formats = "format.";

    /// <summary>The result of a function; null where there is none for such values.</summary>
    public static object? Call(string function, IReadOnlyList<object> values) => (function, values) switch
    {
        ("quantity", [string text]) => ReadQuantity(text),
        ("isQuantity", [string text]) => IsRead(ReadQuantity(text)),
        ("ip", [string text]) => CelAddress.Read(text),
        ("isIP", [string text]) => IsRead(CelAddress.Read(text)),
        ("ip.isCanonical", [string text]) => CelAddress.Read(text) is var read && read is CelAddress address ? address.Text == text : read,
        ("cidr", [string text]) => CelAddressRange.Read(text),
        ("isCIDR", [string text]) => IsRead(CelAddressRange.Read(text)),
        ("url", [string text]) => CelUrlReader.Read(text),
        ("isURL", [string text]) => IsRead(CelUrlReader.Read(text)),
        ("semver", [string text]) => CelVersionReader.Read(text, isTolerant: false),
        ("semver", [string text, bool isTolerant]) => CelVersionReader.Read(text, isTolerant),
        ("isSemver", [string text]) => IsRead(CelVersionReader.Read(text, isTolerant: false)),
        ("isSemver", [string text, bool isTolerant]) => IsRead(CelVersionReader.Read(text, isTolerant)),
        ("format.named", [string name]) => new CelOptional(CelFormat.Find(name)),
        (_, []) when function.StartsWith(Formats, StringComparison.Ordinal) => CelFormat.Find(function.Substring(Formats.Length)),
        _ => null,
    };

    private static object IsRead(object value) => value is CelUnknown ? value : value is not CelFailure;

    private static object ReadQuantity(string text) => QuantityReader.Read(text) switch
    {
        ({ } amount, _) => new CelQuantity(amount),
        (_, { } problem) => new CelFailure(problem),
        _ => CelUnknown.Instance,
    };
}
