using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Access;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Access;

/// <summary>Reads <c>[Rbac]</c> and <c>[Rbac&lt;T&gt;]</c>.</summary>
internal static class RbacRequest
{
    /// <summary>The rule that an attribute asks for; null for another attribute, or one for a type that is no resource.</summary>
    public static PolicyRule? Of(AttributeData attribute)
    {
        if (attribute.AttributeClass.Is(AttributeNames.Rbac))
        {
            return Common(attribute) with
            {
                ApiGroups = attribute.Strings("Groups"),
                Resources = attribute.Strings("Resources"),
                NonResourceUrls = attribute.Strings("Urls"),
            };
        }

        if (!attribute.AttributeClass.Is(AttributeNames.RbacOfResource) || ResourceReferenceFactory.Create(attribute.AttributeClass!.TypeArguments[0]) is not { } resource)
        {
            return null;
        }

        var subresource = attribute.Property<string>("Subresource");
        return Common(attribute) with
        {
            ApiGroups = new[] { resource.Group },
            Resources = new[] { string.IsNullOrEmpty(subresource) ? resource.Plural : $"{resource.Plural}/{subresource}" },
        };
    }

    private static PolicyRule Common(AttributeData attribute) => new()
    {
        Verbs = attribute.ArgumentStrings(),
        ResourceNames = attribute.Strings("ResourceNames"),
        Namespace = attribute.Property<string>("Namespace") is { Length: > 0 } space ? space : null,
        RoleName = attribute.Property<string>("RoleName") is { Length: > 0 } name ? name : null,
    };
}
