using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Applying;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>Finds what an apply configuration would replace as a whole, which no policy may (findAtomics of apiserver).</summary>
internal static class AtomicFields
{
    /// <summary>The paths.</summary>
    public static IEnumerable<string> In(JsonValue value, FieldType declared, string path = "")
    {
        var type = declared.Deduce(value);
        return value switch
        {
            JsonObject json when type.Map is { } map => Self(map.IsAtomic, path)
                .Concat(json.Members.SelectMany(member => map.Find(member.Key) is { } field ? In(member.Value, field, $"{path}.{member.Key}") : [])),
            JsonArray array when type.List is { } list => Self(list.IsAtomic, path)
                .Concat(array.Items.SelectMany((item, index) => In(item, list.Element, $"{path}[{index}]"))),
            _ => [],
        };
    }

    private static IEnumerable<string> Self(bool isAtomic, string path) => isAtomic ? [path] : [];
}
