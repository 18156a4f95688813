using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace CrdToolkit;

/// <summary>
/// Looks through the section <c>Operator</c> of the configuration for what the binder would pass over, misread or end at: names of no
/// option, and values that are not what the option is read as.
/// </summary>
internal static class OptionTexts
{
    /// <summary>What is wrong in the section, each with its key and the way out.</summary>
    public static IReadOnlyList<string> Problems(IConfigurationSection section) => [.. In(section, OptionNames.Operator)];

    private static IEnumerable<string> In(IConfigurationSection section, OptionNames names)
    {
        var children = section.GetChildren().ToList();
        if (children.Count == 0 && !string.IsNullOrEmpty(section.Value))
        {
            yield return names.Each is not null
                ? $"{section.Path} is {section.Value}, and holds several: write {section.Path}:{(names.HoldsValues ? "0" : "NAME:" + names.Each.All.First())}."
                : $"{section.Path} is {section.Value}, and is no option itself: write {section.Path}:{names.All.First()} or another of {Listed(names)}.";
        }

        foreach (var problem in children.SelectMany(child => Of(child, names, section.Path)))
            yield return problem;
    }

    private static IEnumerable<string> Of(IConfigurationSection child, OptionNames names, string path)
    {
        if (names.HoldsValues)
            return [];
        if ((names.Each ?? names.Sections.GetValueOrDefault(child.Key)) is { } within)
            return In(child, within);
        if (names.Values.TryGetValue(child.Key, out var kind))
            return child.Value is { Length: > 0 } text && Problem(child.Path, text, kind) is { } problem ? [problem] : [];
        return [Unknown(child.Path, path, NearestName.Of(child.Key, names.All), Listed(names))];
    }

    private static string Unknown(string key, string section, string? nearest, string all) => nearest is null
        ? $"{key} is no option; {section} has {all}."
        : $"{key} is no option; did you mean {section}:{nearest}?";

    private static string Listed(OptionNames names) => string.Join(", ", names.All);

    private static string? Problem(string key, string text, OptionKind kind) => kind switch
    {
        OptionKind.Number when !int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) => $"{key} is {text}; it must be a whole number.",
        OptionKind.Fraction when !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => $"{key} is {text}; it must be a number.",
        OptionKind.Flag when !bool.TryParse(text, out _) => $"{key} is {text}; it must be true or false.",
        OptionKind.Time => TimeProblem(key, text),
        _ => null,
    };

    // .NET reads a time without a colon as days, which nobody means.
    private static string? TimeProblem(string key, string text)
    {
        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time))
            return $"{key} is {text}, which is no time; write hh:mm:ss, such as 00:00:15.";
        if (time == TimeSpan.Zero || text.Contains(':', StringComparison.Ordinal))
            return null;
        return $"{key}: {text} is read as {time.TotalDays:0} days; write {TimeSpan.FromSeconds(time.TotalDays):c} for seconds, or {time:c} for days.";
    }
}
