using CrdToolkit.Schema.Json;

namespace CrdToolkit.Cli.Reading;

/// <summary>A mapping while it is read: its own members win over merged ones, wherever they stand.</summary>
internal sealed class YamlMapping
{
    private readonly Dictionary<string, JsonValue> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SourcePosition Name, SourceNode Value)> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> merged = new(StringComparer.Ordinal);
    private long size = 1;

    /// <returns>Whether the name is new.</returns>
    public bool Add(string name, SourcePosition position, JsonValue value, SourceNode source)
    {
        var isNew = !values.ContainsKey(name) || merged.Remove(name);
        values[name] = value;
        members[name] = (position, source);
        size += source.Size;
        return isNew;
    }

    /// <summary>Takes over the members of a mapping, or of each in a list, that are not there yet.</summary>
    /// <returns>False when the value is neither.</returns>
    public bool Merge(JsonValue value, SourceNode source)
    {
        switch (value)
        {
            case JsonObject json:
                foreach (var member in json.Members)
                {
                    if (values.TryAdd(member.Key, member.Value))
                    {
                        merged.Add(member.Key);
                        members[member.Key] = source.Members![member.Key];
                        size += members[member.Key].Value.Size;
                    }
                }

                return true;
            case JsonArray array:
                return Enumerable.Range(0, array.Count).All(index => array[index] is JsonObject && Merge(array[index], source.Items![index]));
            default:
                return false;
        }
    }

    public (JsonValue Value, SourceNode Source) ToObject(SourcePosition position) =>
        (new JsonObject(new(values)), new(position) { Members = members, Size = size });
}
