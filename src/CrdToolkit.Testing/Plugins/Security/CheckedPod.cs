using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Plugins.Security;

/// <summary>A pod, or the template of one, that is held against a standard.</summary>
/// <param name="metadata">Its metadata.</param>
/// <param name="spec">Its spec.</param>
internal sealed class CheckedPod(JsonObject metadata, JsonObject spec)
{
    /// <summary>Its annotations.</summary>
    public JsonObject Annotations => metadata.Child("annotations");

    /// <summary>Its spec.</summary>
    public JsonObject Spec => spec;

    /// <summary>What it says of security for all its containers.</summary>
    public JsonObject Security => spec.Child("securityContext");

    /// <summary>All its containers, in the order in which they are looked at.</summary>
    public IReadOnlyList<JsonObject> Containers { get; } =
        [.. spec.Objects("initContainers"), .. spec.Objects("containers"), .. spec.Objects("ephemeralContainers")];

    /// <summary>Whether it has users of its own, so that its root is nobody outside (relaxPolicyForUserNamespacePod).</summary>
    public bool HasOwnUsers => spec["hostUsers"] is JsonBoolean { Value: false };

    /// <summary>Whether it says to be one of Windows.</summary>
    public bool IsOfWindows => spec.Child("os").Text("name") == "windows";

    /// <summary>The names of containers of which something holds.</summary>
    public IReadOnlyList<string> Where(Func<JsonObject, bool> holds) => [.. Containers.Where(holds).Select(container => container.Text("name"))];

    /// <summary>The names of containers of whose security something holds.</summary>
    public IReadOnlyList<string> WhereSecurity(Func<JsonObject, bool> holds) => Where(container => holds(container.Child("securityContext")));

    /// <summary><c>container "a"</c>, or <c>containers "a", "b"</c>.</summary>
    public static string Named(IReadOnlyList<string> containers) => $"{Plural("container", containers.Count)} {Quoted(containers)}";

    /// <summary>Who sets something: <c>pod and container "a"</c>.</summary>
    public static string Setters(bool isSetByPod, IReadOnlyList<string> containers) =>
        string.Join(" and ", (isSetByPod ? ["pod"] : (string[])[]).Concat(containers.Count > 0 ? [Named(containers)] : []));

    /// <summary>A word, in its plural unless there is one.</summary>
    public static string Plural(string word, int count) => count == 1 ? word : word + "s";

    /// <summary>Each in quotes.</summary>
    public static string Quoted(IEnumerable<string> items) => $"\"{string.Join("\", \"", items)}\"";

    /// <summary>Each once, in order.</summary>
    public static IReadOnlyList<string> Sorted(IEnumerable<string> items) => [.. items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
