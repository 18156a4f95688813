using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Discovery;

/// <summary>What a custom resource type inherits from its base type of CrdToolkit.</summary>
/// <param name="IsCustomResource">Whether it derives from <c>CustomResource</c> at all.</param>
/// <param name="Spec">The type of the spec; null where it has none.</param>
/// <param name="Status">The type of the status; null where it has none.</param>
internal readonly record struct ResourceShape(bool IsCustomResource, ITypeSymbol? Spec, ITypeSymbol? Status)
{
    public static ResourceShape Of(INamedTypeSymbol type)
    {
        ITypeSymbol? spec = null;
        ITypeSymbol? status = null;
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Is(AttributeNames.CustomResourceOfSpecAndStatus))
            {
                status = current.TypeArguments[1];
            }
            else if (current.Is(AttributeNames.CustomResourceOfSpec))
            {
                spec = current.TypeArguments[0];
            }
            else if (current.Is(AttributeNames.CustomResourceBase))
            {
                return new ResourceShape(true, spec, status ?? RootStatus(type));
            }
        }

        return default;
    }

    // A resource that declares its own root properties may declare its status there.
    private static ITypeSymbol? RootStatus(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && !current.Is(AttributeNames.CustomResourceBase); current = current.BaseType)
        {
            if (current.GetMembers("Status").OfType<IPropertySymbol>().FirstOrDefault() is { IsStatic: false } status)
            {
                return status.Type;
            }
        }

        return null;
    }
}
