using CrdToolkit.Generators.Applying;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Emission;
using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Pipeline;

/// <summary>Finds out which clients an assembly asks for, and how visible they can be.</summary>
internal static class ClientRequestDiscovery
{
    public static EquatableArray<ClientRequest> Find(IAssemblySymbol assembly, CancellationToken cancellationToken)
    {
        var hidden = new HashSet<string>(assembly.GetAttributes()
            .Select(attribute => attribute.AttributeClass)
            .Where(type => type is { TypeArguments.Length: 1 } && type.Is(AttributeNames.GenerateClient))
            .Select(type => type!.TypeArguments[0])
            .Where(resource => !IsPublic(resource))
            .Select(resource => resource.FullyQualifiedName()));
        return ClientRequestFactory.Create(assembly, cancellationToken)
            .Select(resource => new ClientRequest(resource, !hidden.Contains(resource.Type)))
            .ToEquatableArray();
    }

    /// <summary>The apply types of the custom resources of other assemblies for which this one asks for a client.</summary>
    public static EquatableArray<ApplyModel> FindApplies(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.Assembly.GetAttributes()
            .Select(attribute => attribute.AttributeClass)
            .Where(type => type is { TypeArguments.Length: 1 } && type.Is(AttributeNames.GenerateClient))
            .Select(type => type!.TypeArguments[0])
            .OfType<INamedTypeSymbol>()
            .Where(resource => !SymbolEqualityComparer.Default.Equals(resource.ContainingAssembly, compilation.Assembly))
            .Select(resource => ApplyModelFactory.Create(resource, compilation, cancellationToken))
            .OfType<ApplyModel>()
            .ToEquatableArray();

    private static bool IsPublic(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }
}
