using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Admission;

/// <summary>A rule of what a webhook or a policy is about (NamedRuleWithOperations of admissionregistration).</summary>
/// <param name="json">As it is written.</param>
internal sealed class ResourceRule(JsonObject json)
{
    private readonly string[] operations = [.. json.Texts("operations")];
    private readonly string[] groups = [.. json.Texts("apiGroups")];
    private readonly string[] versions = [.. json.Texts("apiVersions")];
    private readonly string[] resources = [.. json.Texts("resources")];
    private readonly string[] names = [.. json.Texts("resourceNames")];
    private readonly string scope = json.Text("scope");

    /// <summary>Whether it is about a write to a resource in a version.</summary>
    public bool Matches(AdmissionAttributes attributes, ApiResource resource) =>
        Has(operations, attributes.Operation)
        && Has(groups, resource.Group)
        && Has(versions, resource.Version)
        && (scope is "" or "*" || scope == (resource.Namespaced ? "Namespaced" : "Cluster"))
        && resources.Any(pattern => FitsResource(pattern, resource.Plural, attributes.Request.Subresource))
        && (names.Length == 0 || names.Contains(attributes.Name));

    private static bool FitsResource(string pattern, string resource, string subresource)
    {
        var parts = pattern.Split('/', 2);
        return (parts[0] == "*" || parts[0] == resource)
            && (parts.Length == 1 ? subresource.Length == 0 : parts[1] == "*" || parts[1] == subresource);
    }

    private static bool Has(string[] values, string value) => values.Any(text => text == "*" || text == value);
}
