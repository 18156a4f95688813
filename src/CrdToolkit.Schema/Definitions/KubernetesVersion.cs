using System.Globalization;
using System.Text.RegularExpressions;

namespace CrdToolkit.Schema.Definitions;

/// <summary>A version of Kubernetes; patches add no features.</summary>
/// <param name="Major">The number before the dot.</param>
/// <param name="Minor">The number behind it.</param>
public sealed record KubernetesVersion(int Major, int Minor) : IComparable<KubernetesVersion>
{
    private static readonly Regex Form = new(@"\Av?(?<major>[0-9]{1,4})\.(?<minor>[0-9]{1,4})(\.[0-9]+)?\z", RegexOptions.CultureInvariant);

    /// <summary>The first that knows <c>selectableFields</c> without being asked to (feature gate CustomResourceFieldSelectors).</summary>
    public static KubernetesVersion SelectableFields { get; } = new(1, 31);

    /// <summary>Reads a version such as <c>1.30</c> or <c>v1.30.2</c>; null where it is none.</summary>
    public static KubernetesVersion? Parse(string text) => Form.Match(text.Trim()) is { Success: true } match
        ? new(Number(match.Groups["major"].Value), Number(match.Groups["minor"].Value))
        : null;

    /// <inheritdoc/>
    public int CompareTo(KubernetesVersion? other) => other is null ? 1 : (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>Such as <c>1.30</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}.{1}", Major, Minor);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
