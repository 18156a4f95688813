using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Definitions;

/// <summary>
/// Takes typed fields out of a JSON object and knows which names were asked for. A null counts as absent, as in the API server.
/// </summary>
internal sealed class JsonFields(JsonObject json, string path, ICollection<string>? unknown)
{
    private readonly HashSet<string>? known = unknown is null ? null : new(StringComparer.Ordinal);

    /// <summary>Gets the unknown fields of objects below; null when nobody wants to know.</summary>
    public ICollection<string>? Unknown => unknown;

    public JsonValue? Any(string name)
    {
        known?.Add(name);
        return json[name] is { } value and not JsonNull ? value : null;
    }

    public string? Text(string name) => Of<JsonString>(name, "a string")?.Value;

    /// <summary>A text of a field that has no null in the API: empty and absent are the same.</summary>
    public string? FilledText(string name) => Text(name) is { Length: > 0 } text ? text : null;

    public bool? Boolean(string name) => Of<JsonBoolean>(name, "true or false")?.Value;

    public double? Number(string name) => Of<JsonNumber>(name, "a number")?.Value;

    public long? Integer(string name)
    {
        var number = Of<JsonNumber>(name, "an integer");
        return number is null ? null : number.TryGetInt64(out var value) ? value : throw Malformed(name, "an integer", number);
    }

    public int? SmallInteger(string name) => Integer(name) switch
    {
        null => null,
        >= int.MinValue and <= int.MaxValue and var value => (int)value,
        _ => throw Malformed(name, "an integer of 32 bits", json[name]!),
    };

    public JsonFields? Object(string name, ICollection<string>? unknownBelow) =>
        Of<JsonObject>(name, "an object") is { } value ? new(value, PathOf(name), unknownBelow) : null;

    public JsonFields? Object(string name) => Object(name, unknown);

    public EquatableArray<string> Texts(string name) => List(name, TextOf);

    public EquatableArray<T> Objects<T>(string name, Func<JsonFields, T> read) => List(name, (item, at) => item switch
    {
        JsonObject value => read(new(value, at, unknown)),
        JsonNull => read(new(JsonObject.Empty, at, null)),
        _ => throw new CustomResourceDefinitionFormatException(at, "expected an object, found " + Show(item)),
    });

    public EquatableArray<JsonValue> Values(string name) => List(name, (item, _) => item);

    /// <summary>The members of an object, as a map.</summary>
    public EquatableDictionary<T> Map<T>(string name, Func<JsonValue, string, T> read)
    {
        if (Of<JsonObject>(name, "an object") is not { Count: > 0 } value)
        {
            return default;
        }

        var at = PathOf(name);
        return new(value.Members.Select(member => new KeyValuePair<string, T>(member.Key, read(member.Value, at + "." + member.Key))));
    }

    /// <summary>The members of an object whose values are strings.</summary>
    public EquatableDictionary<string> TextMap(string name) => Map(name, TextOf);

    public string PathOf(string name) => path.Length == 0 ? name : path + "." + name;

    /// <summary>Reports the fields that nobody asked for.</summary>
    public void ReportUnknown(params string[] alsoKnown)
    {
        if (known is null)
        {
            return;
        }

        foreach (var member in json.Members)
        {
            if (!known.Contains(member.Key) && !alsoKnown.Contains(member.Key))
            {
                unknown!.Add(PathOf(member.Key));
            }
        }
    }

    public CustomResourceDefinitionFormatException Malformed(string name, string expected, JsonValue found) =>
        new(PathOf(name), $"expected {expected}, found {Show(found)}");

    /// <summary>A string among others; a null is the empty one.</summary>
    private static string TextOf(JsonValue value, string at) => value switch
    {
        JsonString text => text.Value,
        JsonNull => "",
        _ => throw new CustomResourceDefinitionFormatException(at, "expected a string, found " + Show(value)),
    };

    private EquatableArray<T> List<T>(string name, Func<JsonValue, string, T> read)
    {
        if (Of<JsonArray>(name, "a list") is not { Count: > 0 } value)
        {
            return default;
        }

        var at = PathOf(name);
        return value.Items.Select((item, index) => read(item, $"{at}[{index}]")).ToEquatableArray();
    }

    private T? Of<T>(string name, string expected)
        where T : JsonValue
    {
        var value = Any(name);
        return value is null or T ? (T?)value : throw Malformed(name, expected, value);
    }

    private static string Show(JsonValue value)
    {
        var text = value.ToString();
        return text.Length > 40 ? text.Substring(0, 40) + "…" : text;
    }
}
