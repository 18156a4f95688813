using System.Globalization;
using System.Text.RegularExpressions;

namespace CrdToolkit.Testing.Resources;

/// <summary>The order of API versions: stable before beta before alpha, higher before lower, others last in alphabetical order.</summary>
internal static partial class VersionPriority
{
    /// <summary>Sorts the preferred version first.</summary>
    public static IComparer<string> Comparer { get; } = Comparer<string>.Create(Compare);

    /// <summary>Less than zero when the first version is preferred to the second.</summary>
    public static int Compare(string left, string right)
    {
        var (a, b) = (Rank(left), Rank(right));
        return (a is null, b is null) switch
        {
            (true, true) => string.CompareOrdinal(left, right),
            (true, false) => 1,
            (false, true) => -1,
            _ => b!.Value.CompareTo(a!.Value),
        };
    }

    private static (int Stability, long Major, long Minor)? Rank(string version) => VersionPattern().Match(version) is { Success: true } match
        ? (match.Groups["stage"].Value switch { "" => 2, "beta" => 1, _ => 0 }, Number(match.Groups["major"].Value), Number(match.Groups["minor"].Value))
        : null;

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^v(?<major>\d+)((?<stage>alpha|beta)(?<minor>\d+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex VersionPattern();
}
