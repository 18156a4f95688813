namespace CrdToolkit.Schema.Cel;

/// <summary>Finds the name that was probably meant by one that is not there.</summary>
internal static class NearestName
{
    /// <summary>The nearest of the names that are there; null where none is near. Letter case is a small mistake.</summary>
    public static string? Of(string name, IEnumerable<string> there)
    {
        var allowed = name.Length <= 3 ? 1 : name.Length <= 6 ? 2 : 3;
        return there
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= allowed)
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Distance == 0 || (candidate.Distance <= allowed && candidate.Distance < name.Length - 1))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    // How many letters are to be added, taken away, exchanged or put in another order (optimal string alignment).
    private static int Distance(string from, string to)
    {
        var distances = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                distances[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1,
                    distances[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
                }
            }
        }

        return distances[from.Length, to.Length];
    }
}
