using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Selectors;

namespace CrdToolkit.Testing.BuiltIn.Tables;

/// <summary>Texts that columns of several kinds have.</summary>
internal static class Cell
{
    /// <summary>What stands where there is nothing.</summary>
    public const string None = "<none>";

    /// <summary>What stands where nobody has said it yet.</summary>
    public const string Unset = "<unset>";

    /// <summary>What stands where nobody knows.</summary>
    public const string Unknown = "<unknown>";

    /// <summary>The text, or that there is none.</summary>
    public static string OrNone(string text) => text.Length == 0 ? None : text;

    /// <summary>The texts in one, or that there are none.</summary>
    public static string Join(IEnumerable<string> texts) => OrNone(string.Join(',', texts));

    /// <summary>A count in the status; zero while it is not told.</summary>
    public static long Observed(JsonObject value, string member) => value.Child("status").Number(member) ?? 0;

    /// <summary>A map as kubectl shows labels.</summary>
    public static string Labels(JsonObject labels) =>
        Join(labels.Members.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={(label.Value as JsonString)?.Value}"));

    /// <summary>A label selector in its short form.</summary>
    public static string Selector(JsonObject? selector) => selector is null ? None : OrNone(LabelSelector.Text(selector));

    /// <summary>A boolean as kubectl shows it in columns.</summary>
    public static string Flag(bool value) => value ? "True" : "False";

    /// <summary>The names of the containers of a template.</summary>
    public static string Containers(JsonObject pod) => string.Join(',', pod.Objects("containers").Select(container => container.Text("name")));

    /// <summary>The images of the containers of a template.</summary>
    public static string Images(JsonObject pod) => string.Join(',', pod.Objects("containers").Select(container => container.Text("image")));

    /// <summary>A scalar as text; empty where there is none.</summary>
    public static string Text(JsonValue? value) => value is JsonString text ? text.Value : value?.ToString() ?? "";

    /// <summary>The modes in which volumes are mounted, in their short forms.</summary>
    public static string AccessModes(JsonObject spec) => string.Join(',', spec.Texts("accessModes").Select(mode => mode switch
    {
        "ReadWriteOnce" => "RWO",
        "ReadOnlyMany" => "ROX",
        "ReadWriteMany" => "RWX",
        "ReadWriteOncePod" => "RWOP",
        _ => mode,
    }));
}
