using System.Globalization;
using System.Text;

namespace CrdToolkit.Schema.Json;

/// <summary>Where the parser is, for messages: names joined by dots, positions in brackets.</summary>
internal sealed class JsonPathTracker
{
    private readonly List<object> segments = [];

    public void Push(string name) => segments.Add(name);

    public void Push(int position) => segments.Add(position);

    public void Pop() => segments.RemoveAt(segments.Count - 1);

    /// <summary>The path of a member of the object that the parser is in.</summary>
    public string Of(string name)
    {
        var path = new StringBuilder();
        foreach (var segment in segments)
        {
            Append(path, segment);
        }

        Append(path, name);
        return path.ToString();
    }

    private static void Append(StringBuilder path, object segment)
    {
        if (segment is int position)
        {
            path.Append('[').Append(position.ToString(CultureInfo.InvariantCulture)).Append(']');
        }
        else
        {
            path.Append(path.Length == 0 ? "" : ".").Append((string)segment);
        }
    }
}
