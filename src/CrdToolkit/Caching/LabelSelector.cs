using System.Globalization;

namespace CrdToolkit;

/// <summary>
/// A label selector as the API server reads it (<c>app=web, tier in (a,b), !legacy</c>), for what the cache has to decide itself:
/// whether an object that this process has written belongs into it.
/// </summary>
internal sealed class LabelSelector
{
    private readonly List<Func<IDictionary<string, string>, bool>> requirements = [];

    /// <summary>Reads a selector; null or empty selects everything.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static LabelSelector Parse(string? text)
    {
        var selector = new LabelSelector();
        foreach (var part in Split(text ?? ""))
            selector.requirements.Add(Requirement(part, text!));
        return selector;
    }

    public bool Matches(IDictionary<string, string>? labels)
    {
        if (requirements.Count == 0)
            return true;
        labels ??= new Dictionary<string, string>();
        return requirements.TrueForAll(requirement => requirement(labels));
    }

    // At commas, except those between parentheses.
    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] != ',' || depth > 0)
                continue;
            yield return text[start..i].Trim();
            start = i + 1;
        }

        if (start < text.Length || start > 0)
            yield return text[start..].Trim();
    }

    private static Func<IDictionary<string, string>, bool> Requirement(string part, string text)
    {
        if (part.EndsWith(')') && part.IndexOf('(', StringComparison.Ordinal) is > 0 and var open)
            return SetRequirement(part[..open].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), part[(open + 1)..^1], text);
        if (part.StartsWith('!'))
            return Key(part[1..], text) is var absent ? labels => !labels.ContainsKey(absent) : null!;
        foreach (var @operator in new[] { "!=", "==", "=", ">", "<" })
        {
            var position = part.IndexOf(@operator, StringComparison.Ordinal);
            if (position > 0)
                return Comparison(@operator, Key(part[..position], text), part[(position + @operator.Length)..].Trim(), text);
        }

        var key = Key(part, text);
        return labels => labels.ContainsKey(key);
    }

    private static Func<IDictionary<string, string>, bool> Comparison(string @operator, string key, string value, string text)
    {
        if (value.AsSpan().ContainsAny("=!<>() "))
            throw Malformed(text);
        switch (@operator)
        {
            case "!=":
                return labels => !labels.TryGetValue(key, out var present) || present != value;
            case ">" or "<":
                var bound = Number(value) ?? throw Malformed(text);
                return labels => labels.TryGetValue(key, out var present) && Number(present) is { } number && (@operator == ">" ? number > bound : number < bound);
            default:
                return labels => labels.TryGetValue(key, out var present) && present == value;
        }
    }

    private static Func<IDictionary<string, string>, bool> SetRequirement(string[] words, string list, string text)
    {
        var values = list.Split(',').Select(value => value.Trim()).ToHashSet(StringComparer.Ordinal);
        if (words is not [var word, "in" or "notin"])
            throw Malformed(text);
        var key = Key(word, text);
        return words[1] == "in"
            ? labels => labels.TryGetValue(key, out var present) && values.Contains(present)
            : labels => !labels.TryGetValue(key, out var present) || !values.Contains(present);
    }

    private static string Key(string text, string selector)
    {
        var key = text.Trim();
        return key.Length > 0 && !key.AsSpan().ContainsAny("=!<>() ,") ? key : throw Malformed(selector);
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static FormatException Malformed(string selector) =>
        new($"'{selector}' is no label selector. Write one such as app=web,tier in (front,back),!legacy.");
}
