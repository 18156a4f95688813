namespace CrdToolkit.Generators.Definitions;

/// <summary>
/// The order in which Kubernetes ranks version names (<c>CompareKubeAwareVersionStrings</c>): stable before beta before alpha, higher
/// numbers first, names of any other form last, by alphabet.
/// </summary>
internal sealed class VersionPriority : IComparer<string>
{
    public static VersionPriority Instance { get; } = new();

    public int Compare(string x, string y)
    {
        var left = Parse(x);
        var right = Parse(y);
        if (left is null || right is null)
        {
            return left is null && right is null ? string.CompareOrdinal(x, y) : left is null ? 1 : -1;
        }

        var (leftStage, leftMajor, leftMinor) = left.Value;
        var (rightStage, rightMajor, rightMinor) = right.Value;
        return leftStage != rightStage ? rightStage.CompareTo(leftStage)
            : leftMajor != rightMajor ? rightMajor.CompareTo(leftMajor)
            : rightMinor.CompareTo(leftMinor);
    }

    private static (int Stage, int Major, int Minor)? Parse(string name)
    {
        if (name.Length < 2 || name[0] != 'v')
        {
            return null;
        }

        var position = 1;
        if (Number(name, ref position) is not { } major)
        {
            return null;
        }

        if (position == name.Length)
        {
            return (2, major, 0);
        }

        var stage = string.CompareOrdinal(name, position, "alpha", 0, 5) == 0 ? 0
            : string.CompareOrdinal(name, position, "beta", 0, 4) == 0 ? 1
            : -1;
        position += stage == 0 ? 5 : 4;
        return stage >= 0 && Number(name, ref position) is { } minor && position == name.Length ? (stage, major, minor) : null;
    }

    // Kubernetes' expression admits no leading zero.
    private static int? Number(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] is >= '0' and <= '9')
        {
            position++;
        }

        return position > start && text[start] != '0' && int.TryParse(text.Substring(start, position - start), out var number) ? number : null;
    }
}
