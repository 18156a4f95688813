using CrdToolkit.Generators.Discovery;

namespace CrdToolkit.Generators.Emission;

/// <summary>C# expressions for the <c>ResourceDescriptor</c> of a kind.</summary>
internal static class DescriptorExpression
{
    /// <summary>A new descriptor.</summary>
    public static string Create(string group, string version, string kind, string plural, bool clusterScoped, bool hasStatus, bool hasScale)
    {
        var scope = clusterScoped ? "Cluster" : "Namespaced";
        var arguments = $"{Literal.Of(group)}, {Literal.Of(version)}, {Literal.Of(kind)}, {Literal.Of(plural)}, {Known.ResourceScope}.{scope}";
        var subresources = (hasStatus, hasScale) switch
        {
            (true, true) => " { HasStatus = true, HasScale = true }",
            (true, false) => " { HasStatus = true }",
            (false, true) => " { HasScale = true }",
            _ => "",
        };
        return $"new {Known.ResourceDescriptor}({arguments}){subresources}";
    }

    /// <summary>The descriptor that a custom resource carries, or a new one for a built-in kind.</summary>
    public static string Of(ResourceReference resource) => resource.DescriptorExpression ?? Create(
        resource.Group, resource.Version, resource.Kind, resource.Plural, resource.ClusterScoped, resource.HasStatus, resource.HasScale);
}
