using System.Globalization;

namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>A semantic version.</summary>
/// <param name="numbers">Major, minor and patch.</param>
/// <param name="prerelease">What stands behind the dash; what stands behind the plus does not count.</param>
internal sealed class CelVersion(IReadOnlyList<ulong> numbers, IReadOnlyList<string> prerelease) : CelExtension
{
    private IReadOnlyList<ulong> Numbers => numbers;

    private IReadOnlyList<string> Prerelease => prerelease;

    /// <inheritdoc/>
    public override string TypeName => "kubernetes.Semver";

    /// <inheritdoc/>
    public override object? Call(string method, IReadOnlyList<object> arguments) => (method, arguments) switch
    {
        ("major", []) => unchecked((long)numbers[0]),
        ("minor", []) => unchecked((long)numbers[1]),
        ("patch", []) => unchecked((long)numbers[2]),
        (_, [CelVersion other]) => Ordered(method, CompareTo(other)),
        _ => null,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CelVersion other && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => numbers[0].GetHashCode() ^ numbers[1].GetHashCode() ^ numbers[2].GetHashCode();

    private int CompareTo(CelVersion other)
    {
        for (var i = 0; i < 3; i++)
        {
            if (numbers[i] != other.Numbers[i])
            {
                return numbers[i].CompareTo(other.Numbers[i]);
            }
        }

        if (prerelease.Count == 0 || other.Prerelease.Count == 0)
        {
            return other.Prerelease.Count.CompareTo(0) - prerelease.Count.CompareTo(0);
        }

        for (var i = 0; i < Math.Min(prerelease.Count, other.Prerelease.Count); i++)
        {
            if (Compare(prerelease[i], other.Prerelease[i]) is var order and not 0)
            {
                return order;
            }
        }

        return prerelease.Count.CompareTo(other.Prerelease.Count);
    }

    // Numbers come before words.
    private static int Compare(string left, string right) => (Number(left), Number(right)) switch
    {
        ({ } first, { } second) => first.CompareTo(second),
        ({ }, null) => -1,
        (null, { }) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    private static ulong? Number(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
