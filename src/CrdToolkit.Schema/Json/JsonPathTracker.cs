using System.Globalization;
using System.Text;

namespace CrdToolkit.Schema.Json;

/// <summary>Where a walk over a value is, for messages: names joined by dots, positions in brackets. It becomes text only when somebody asks.</summary>
internal sealed class JsonPathTracker
{
    private readonly List<(string? Name, int Position)> segments = [];

    /// <summary>Whether it is where it began.</summary>
    public bool IsRoot => segments.Count == 0;

    public void Push(string name) => segments.Add((name, 0));

    public void Push(int position) => segments.Add((null, position));

    public void Pop() => segments.RemoveAt(segments.Count - 1);

    /// <summary>The path of a member of the object that the walk is in.</summary>
    public string Of(string name)
    {
        var path = new StringBuilder();
        foreach (var (segment, position) in segments)
        {
            Append(path, segment, position);
        }

        Append(path, name, 0);
        return path.ToString();
    }

    private static void Append(StringBuilder path, string? name, int position)
    {
        if (name is null)
        {
            path.Append('[').Append(position.ToString(CultureInfo.InvariantCulture)).Append(']');
        }
        else
        {
            path.Append(path.Length == 0 ? "" : ".").Append(name);
        }
    }
}
