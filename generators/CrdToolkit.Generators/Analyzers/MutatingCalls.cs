using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Calls that change the object that they are made on.</summary>
internal static class MutatingCalls
{
    private const string EnsureMetadata = "EnsureMetadata";

    private static readonly HashSet<string> OfCollections =
    [
        "Add", "AddFirst", "AddLast", "AddRange", "Clear", "Dequeue", "Enqueue", "ExceptWith", "Insert", "InsertRange", "IntersectWith", "Pop",
        "Push", "Remove", "RemoveAll", "RemoveAt", "RemoveFirst", "RemoveLast", "RemoveRange", "RemoveWhere", "Reverse", "Sort",
        "SymmetricExceptWith", "TryAdd", "TryDequeue", "TryPop", "UnionWith",
    ];

    // Extension methods of the Kubernetes client; they change the metadata.
    private static readonly HashSet<string> OfModels =
    [
        "AddFinalizer", "AddOwnerReference", "EnsureAnnotations", "EnsureFinalizers", "EnsureLabels", EnsureMetadata, "RemoveFinalizer",
        "RemoveOwnerReference", "RemoveOwnerReferences", "SetAnnotation", "SetLabel", "SetNamespace",
    ];

    /// <summary>Whether a method of this name may be one of them.</summary>
    public static bool AreNamed(string method) => OfCollections.Contains(method) || OfModels.Contains(method);

    /// <summary>The object that a call changes; null when it changes none that could be a cache's.</summary>
    public static IOperation? Changed(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!method.IsStatic)
        {
            return OfCollections.Contains(method.Name) && IsIn(method.ContainingType, "System.Collections") && !IsIn(method.ContainingType, "System.Collections.Immutable")
                ? call.Instance
                : null;
        }

        if (!method.IsExtensionMethod || call.Arguments.Length == 0)
        {
            return null;
        }

        var receiver = call.Arguments[0].Value;
        if (method.ContainingType.Name == "CollectionExtensions" && OfCollections.Contains(method.Name))
        {
            return receiver;
        }

        return IsOfModels(method) && OfModels.Contains(method.Name) ? receiver : null;
    }

    /// <summary>Whether what a call changes is the metadata of the object that it is made on, and no member of the object itself.</summary>
    public static bool ChangesMetadata(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method } && IsOfModels(method) && method.Name != EnsureMetadata;

    /// <summary>Whether an extension method of the Kubernetes client gives a part of the metadata of its object, no copy.</summary>
    public static bool GivesMetadata(IMethodSymbol method) =>
        IsOfModels(method) && method.Name is "Annotations" or "Finalizers" or "GetController" or "GetOwnerReference" or "Labels" or "OwnerReferences";

    private static bool IsOfModels(IMethodSymbol method) => method.ContainingType.Name == "ModelExtensions" && IsIn(method.ContainingType, "k8s");

    private static bool IsIn(INamedTypeSymbol type, string @namespace)
    {
        var name = type.ContainingNamespace?.ToDisplayString() ?? "";
        return name == @namespace || name.StartsWith(@namespace + ".", StringComparison.Ordinal);
    }
}
