using System.Globalization;
using System.Text;

namespace CrdToolkit.Schema.Objects;

/// <summary>Where a validation stands in an object. It becomes text only when there is a mistake to tell.</summary>
internal sealed class ValuePath(string? prefix)
{
    private readonly List<(string? Name, int Index, bool IsAdditional)> segments = [];

    /// <summary>The path as the messages name it, without the prefix.</summary>
    public string Name
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (name, index, isAdditional) in segments)
            {
                if (name is null)
                {
                    text.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
                }
                else
                {
                    text.Append(text.Length == 0 && !isAdditional ? "" : ".").Append(name);
                }
            }

            return text.ToString();
        }
    }

    /// <summary>The path of the whole object; the API server writes <c>&lt;nil&gt;</c> for that of a resource.</summary>
    public string Root => prefix ?? "<nil>";

    /// <summary>The path of the field.</summary>
    public string Field => segments.Count == 0 ? Root : prefix is null ? Name.TrimStart('.') : prefix + "." + Name.TrimStart('.');

    /// <summary>Goes to a member; of one by additionalProperties, messages show a dot even where nothing is before it.</summary>
    public void Push(string name, bool isAdditional = false) => segments.Add((name, 0, isAdditional));

    public void Push(int index) => segments.Add((null, index, false));

    public void Pop() => segments.RemoveAt(segments.Count - 1);
}
