using System.Globalization;

namespace CrdToolkit.Cli.Reading;

/// <summary>Where a value stands in a file, and where what is in it does.</summary>
internal sealed class SourceNode(SourcePosition position)
{
    /// <summary>Where the value begins.</summary>
    public SourcePosition Position { get; } = position;

    /// <summary>The members of an object: where the name stands, and the value.</summary>
    public Dictionary<string, (SourcePosition Name, SourceNode Value)>? Members { get; init; }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<SourceNode>? Items { get; init; }

    /// <summary>The number of values in it and itself; what an alias stands for counts each time.</summary>
    public long Size { get; init; } = 1;

    /// <summary>
    /// Where a field stands, by its path as the API server writes it: <c>spec.versions[0].name</c>, or
    /// <c>properties[a.b].type</c>. Where it is missing, the nearest field above that is there.
    /// </summary>
    public SourcePosition Find(string path) => Find(path.AsSpan(), Position);

    private SourcePosition Find(ReadOnlySpan<char> path, SourcePosition found)
    {
        var isBracket = path.StartsWith("[");
        path = isBracket || path.StartsWith(".") ? path[1..] : path;
        if (path.IsEmpty)
        {
            return found;
        }

        if (Items is not null && isBracket && path.IndexOf(']') is > 0 and var end
            && int.TryParse(path[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < Items.Count)
        {
            return Items[index].Find(path[(end + 1)..], Items[index].Position);
        }

        // A name may hold dots and brackets: the longest that fits is meant.
        var names = (Members ?? []).GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = path.Length; length > 0; length--)
        {
            if (Ends(path[length..], isBracket) && names.TryGetValue(path[..length], out var member))
            {
                return member.Value.Find(path[(length + (isBracket ? 1 : 0))..], member.Name);
            }
        }

        return found;
    }

    private static bool Ends(ReadOnlySpan<char> rest, bool isBracket) =>
        isBracket ? rest.StartsWith("]") : rest.IsEmpty || rest[0] is '.' or '[';
}
