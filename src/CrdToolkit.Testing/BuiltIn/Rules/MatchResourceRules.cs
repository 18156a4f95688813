using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of what a policy or a binding is about (validateMatchResources of admissionregistration).</summary>
internal static class MatchResourceRules
{
    /// <summary>The errors of one of them.</summary>
    public static IEnumerable<FieldError> Resources(JsonObject resources, string path) => Formats.Selector($"{path}.namespaceSelector", resources.Child("namespaceSelector"))
        .Concat(Formats.Selector($"{path}.objectSelector", resources.Child("objectSelector")))
        .Concat(((string[])["resourceRules", "excludeResourceRules"])
            .SelectMany(list => PodRules.Items(resources, path, list))
            .SelectMany(rule => Names(rule.Item, rule.Path).Concat(WebhookRules.Rule(rule.Item, rule.Path))));

    /// <summary>The errors of operations that nothing can change any more.</summary>
    public static IEnumerable<FieldError> Mutable(JsonObject resources, string path) => resources.Objects("resourceRules")
        .SelectMany(rule => rule.Texts("operations"))
        .Where(operation => operation is not ("CREATE" or "UPDATE"))
        .Select(operation => FieldErrors.NotSupported($"{path}.resourceRules.operations", operation, "CREATE", "UPDATE"));

    /// <summary>The errors of a name that stands in a path (ValidatePathSegmentName).</summary>
    public static IEnumerable<string> PathSegment(string name) => name is "." or ".."
        ? [$"may not be '{name}'"]
        : ((string[])["/", "%"]).Where(part => name.Contains(part, StringComparison.Ordinal)).Select(part => $"may not contain '{part}'");

    private static IEnumerable<FieldError> Names(JsonObject rule, string path)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, index) in rule.Texts("resourceNames").Select((name, index) => (name, index)))
        {
            foreach (var error in FieldErrors.Invalid($"{path}.resourceNames[{index}]", name, PathSegment(name)))
            {
                yield return error;
            }

            if (!known.Add(name))
            {
                yield return FieldErrors.Duplicate($"{path}.resourceNames[{index}]", name);
            }
        }
    }
}
