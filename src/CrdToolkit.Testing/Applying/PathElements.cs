using System.Globalization;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Applying;

/// <summary>
/// The steps of a path to a field, as managed fields write them (fieldpath.PathElement): <c>f:name</c> a member, <c>k:{"port":80}</c> an
/// item of a list by its keys, <c>v:"x"</c> an item of a set by its value, <c>i:0</c> an item by its position.
/// </summary>
internal static class PathElements
{
    private const string Kinds = "fkvi";
    private const int MaximumKept = 64;

    // Objects repeat their fields: the step of a name is kept until another name wants its place.
    private static readonly string?[] Fields = new string?[1024];
    private static readonly string[] Positions = [.. Enumerable.Range(0, MaximumKept).Select(index => $"i:{index}")];

    /// <summary>The order of steps: members, keys, values, positions.</summary>
    public static int Compare(string left, string right)
    {
        var order = left[0] == right[0]
            ? 0
            : Kinds.IndexOf(left[0], StringComparison.Ordinal).CompareTo(Kinds.IndexOf(right[0], StringComparison.Ordinal));
        return order != 0 ? order : string.CompareOrdinal(left, right);
    }

    /// <summary>The step to a member.</summary>
    public static string Field(string name)
    {
        if (name.Length > MaximumKept)
        {
            return "f:" + name;
        }

        ref var place = ref Fields[name.GetHashCode(StringComparison.Ordinal) & (Fields.Length - 1)];
        var kept = place;
        return kept is not null && kept.AsSpan(2).SequenceEqual(name) ? kept : place = "f:" + name;
    }

    /// <summary>The step to an item by its position.</summary>
    public static string Position(int index) => index < MaximumKept ? Positions[index] : $"i:{index}";

    /// <summary>The step to an item with these keys.</summary>
    public static string Key(JsonObject keys) => "k:" + JsonWriter.WriteCanonical(keys);

    /// <summary>The step to an item of a set.</summary>
    public static string Value(JsonValue value) => "v:" + JsonWriter.WriteCanonical(value);

    /// <summary>The name of the member that a step leads to; null when it leads to an item.</summary>
    public static string? FieldName(string element) => element[0] == 'f' ? element[2..] : null;

    /// <summary>Whether the step leads to an item by its keys.</summary>
    public static bool IsKey(string element) => element[0] == 'k';

    /// <summary>A step as it is stored, in the one form that this server compares; null when it is none.</summary>
    public static string? Parse(string text)
    {
        if (text.Length < 2 || text[1] != ':')
        {
            return null;
        }

        try
        {
            return text[0] switch
            {
                'f' => text,
                'k' => JsonReader.Parse(text[2..]) is JsonObject keys ? Key(keys) : null,
                'v' => Value(JsonReader.Parse(text[2..])),
                'i' => int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? text : null,
                _ => null,
            };
        }
        catch (JsonSyntaxException)
        {
            return null;
        }
    }

    /// <summary>A path as conflicts tell it: <c>.spec.ports[port=80].name</c>.</summary>
    public static string Format(IEnumerable<string> path) => string.Concat(path.Select(element => element[0] switch
    {
        'f' => "." + element[2..],
        'k' => $"[{string.Join(",", ((JsonObject)JsonReader.Parse(element[2..])).Members.Select(key => $"{key.Key}={JsonWriter.WriteCanonical(key.Value)}"))}]",
        'v' => $"[={element[2..]}]",
        _ => $"[{element[2..]}]",
    }));
}
