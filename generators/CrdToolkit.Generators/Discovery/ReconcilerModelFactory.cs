using CrdToolkit.Generators.Access;
using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Discovery;

/// <summary>Makes the model of a class that implements <c>IReconciler&lt;T&gt;</c>.</summary>
internal static class ReconcilerModelFactory
{
    /// <summary>The model of a reconciler; null for a type that is none, or whose reconciled type is no resource.</summary>
    public static ReconcilerModel? Create(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (type is not { TypeKind: TypeKind.Class, IsAbstract: false }
            || ReconciledType(type) is not { } resourceType
            || ResourceReferenceFactory.Create(resourceType) is not { } resource)
        {
            return null;
        }

        var name = TypeName.Of(type);
        var attributes = type.GetAttributes();
        var watches = Watches(type).ToEquatableArray();
        return new ReconcilerModel
        {
            Type = name,
            ResourceType = resource.Type,
            Resource = resource,
            ControllerName = attributes.Find(AttributeNames.ControllerName)?.Argument<string>(0),
            Finalizer = attributes.Find(AttributeNames.Finalizer)?.Argument<string>(0),
            HasFinalizeMethod = FinalizeMethod(type, resourceType) is not null,
            ImplementsFinalizingReconciler = ImplementsFinalizingReconciler(type),
            Changes = attributes.Find(AttributeNames.ReconcileOn)?.Argument<int>(0) ?? 0,
            Owns = Owned(type).ToEquatableArray(),
            Watches = watches,
            Rules = ReconcilerRules.Of(type, resource).ToEquatableArray(),
            IsEmittable = !name.IsGeneric && name.IsVisibleInAssembly,
        };
    }

    /// <summary>The type that a class reconciles: the argument of its <c>IReconciler&lt;T&gt;</c>; null when it has none or several.</summary>
    public static ITypeSymbol? ReconciledType(INamedTypeSymbol type) => Interfaces(type) is [var only] ? only.TypeArguments[0] : null;

    /// <summary>Each <c>IReconciler&lt;T&gt;</c> that a class implements.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Interfaces(INamedTypeSymbol type)
    {
        // Nearly every class and its base types declare no interface; the set of all interfaces would be made for each of them anew.
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.Interfaces.Length > 0)
            {
                return [.. type.AllInterfaces.Where(candidate => candidate.Is(AttributeNames.ReconcilerInterface))];
            }
        }

        return [];
    }

    /// <summary>Whether a class names the interface that the generator would add to it.</summary>
    public static bool ImplementsFinalizingReconciler(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(candidate => candidate.Is(AttributeNames.FinalizingReconcilerInterface));

    /// <summary>The <c>FinalizeAsync(T, CancellationToken)</c> of a reconciler, its own or inherited.</summary>
    public static IMethodSymbol? FinalizeMethod(INamedTypeSymbol type, ITypeSymbol resource)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers("FinalizeAsync"))
            {
                if (member is IMethodSymbol { IsStatic: false, IsGenericMethod: false, DeclaredAccessibility: Accessibility.Public, Parameters.Length: 2 } method
                    && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, resource)
                    && method.Parameters[1].Type.Is("System.Threading.CancellationToken")
                    && method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } result
                    && result.Is("System.Threading.Tasks.Task`1")
                    && result.TypeArguments[0].Is(AttributeNames.ReconcileResult))
                {
                    return method;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The method of a reconciler that maps a watched object, or its metadata, to names; null when there is none of that signature.
    /// </summary>
    public static IMethodSymbol? MapMethod(INamedTypeSymbol type, string name, ITypeSymbol watched)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member is IMethodSymbol { IsGenericMethod: false, Parameters.Length: 1 } method
                    && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
                    && (SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, watched) || IsMetadataOf(method.Parameters[0].Type, watched))
                    && YieldsNames(method.ReturnType))
                {
                    return method;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a method that maps takes no more than the metadata of objects.</summary>
    public static bool TakesMetadata(IMethodSymbol map) => map.Parameters[0].Type.Is(AttributeNames.PartialObjectMetadata);

    private static bool IsMetadataOf(ITypeSymbol type, ITypeSymbol watched) =>
        type.Is(AttributeNames.PartialObjectMetadata) && SymbolEqualityComparer.Default.Equals(((INamedTypeSymbol)type).TypeArguments[0], watched);

    private static bool YieldsNames(ITypeSymbol type) =>
        Candidates(type).Any(candidate =>
            candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            && candidate.TypeArguments[0].Is(AttributeNames.NamespacedName));

    private static IEnumerable<INamedTypeSymbol> Candidates(ITypeSymbol type) =>
        type is INamedTypeSymbol named ? type.AllInterfaces.Prepend(named) : type.AllInterfaces;

    private static IEnumerable<SourceModel> Owned(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass.Is(AttributeNames.Owns)
                && ResourceReferenceFactory.Create(attribute.AttributeClass!.TypeArguments[0]) is { } owned)
            {
                yield return Source(owned, attribute, attribute.Property<bool>("MetadataOnly"));
            }
        }
    }

    private static SourceModel Source(ResourceReference resource, AttributeData attribute, bool metadataOnly) => new(
        resource,
        attribute.Property<string>("LabelSelector"),
        attribute.Property<string>("FieldSelector"),
        metadataOnly,
        attribute.Property<bool>("Optional"));

    private static IEnumerable<WatchModel> Watches(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass.Is(AttributeNames.Watches)
                && attribute.Argument<string>(0) is { } name
                && attribute.AttributeClass!.TypeArguments[0] is var watched
                && ResourceReferenceFactory.Create(watched) is { } reference
                && MapMethod(type, name, watched) is { } method)
            {
                yield return new WatchModel(Source(reference, attribute, TakesMetadata(method)), name, method.IsStatic);
            }
        }
    }
}
