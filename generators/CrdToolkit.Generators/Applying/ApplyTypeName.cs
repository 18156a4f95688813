using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Applying;

/// <summary>The names of apply types: that of the type, with <c>Apply</c>, in its namespace.</summary>
internal static class ApplyTypeName
{
    private const string Suffix = "Apply";

    /// <summary>Beside a resource type, nested as it is.</summary>
    public static TypeName Beside(TypeName resource)
    {
        var name = resource.Name.TrimStart('@') + Suffix;
        var scope = resource.FullyQualifiedName.Substring(0, resource.FullyQualifiedName.Length - resource.Name.Length);
        return resource with { Name = name, Keyword = "record", Accessibility = Visibility(resource.Accessibility == "public"), FullyQualifiedName = scope + name };
    }

    /// <summary>
    /// Of a type that a resource is made of. What it is nested in need not be partial, so the apply type stands in the namespace, and
    /// has the names of the outer types before its own.
    /// </summary>
    public static TypeName Of(INamedTypeSymbol type)
    {
        var name = SimpleName(type) + Suffix;
        var isPublic = IsPublic(type);
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = SimpleName(outer) + name;
        }

        var space = TypeName.Of(type).Namespace;
        return new TypeName
        {
            Namespace = space,
            Name = name,
            Keyword = "record",
            Accessibility = Visibility(isPublic),
            FullyQualifiedName = space.Length == 0 ? $"global::{name}" : $"global::{space}.{name}",
            IsPartial = false,
            IsVisibleInAssembly = true,
            IsGeneric = false,
        };
    }

    /// <summary>The name by which a compilation finds the type.</summary>
    public static string MetadataName(TypeName name) => name.FullyQualifiedName.Substring("global::".Length).Replace("@", "");

    // Box<int> gives BoxInt32.
    private static string SimpleName(INamedTypeSymbol type) => type.Name + string.Concat(type.TypeArguments.Select(ArgumentName));

    private static string ArgumentName(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => ArgumentName(array.ElementType) + "Array",
        INamedTypeSymbol named => SimpleName(named),
        _ => type.Name,
    };

    private static bool IsPublic(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return type is not INamedTypeSymbol named || named.TypeArguments.All(argument => argument is IArrayTypeSymbol || IsPublic(argument));
    }

    private static string Visibility(bool isPublic) => isPublic ? "public" : "internal";
}
