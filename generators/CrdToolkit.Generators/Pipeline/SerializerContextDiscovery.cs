using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Pipeline;

/// <summary>
/// Finds the user's <c>JsonSerializerContext</c> types that list a resource type: the operator then reads and writes without reflection.
/// </summary>
internal static class SerializerContextDiscovery
{
    public const string AttributeName = "System.Text.Json.Serialization.JsonSerializableAttribute";
    private const string ContextBase = "System.Text.Json.Serialization.JsonSerializerContext";
    private const string ResourceAttribute = "CrdToolkit.CustomResourceAttribute";

    /// <summary>The context as C# names it, or null when it lists no resource type or the registration cannot reach it.</summary>
    public static string? Find(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        cancellationToken.ThrowIfCancellationRequested();
        return type.BaseType?.ToDisplayString() == ContextBase && IsReachable(type) && context.Attributes.Any(ListsResource)
            ? type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
            : null;
    }

    private static bool ListsResource(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: INamedTypeSymbol listed }, ..]
        && listed.GetAttributes().Any(candidate => candidate.AttributeClass?.ToDisplayString() == ResourceAttribute);

    private static bool IsReachable(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal || current.IsGenericType)
            {
                return false;
            }
        }

        return true;
    }
}
