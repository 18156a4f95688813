using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Discovery;

/// <summary>The <c>ObservedGeneration</c> of a status, which a client fills in from the object where it is left out.</summary>
internal static class ObservedGeneration
{
    private const string Name = "ObservedGeneration";

    /// <summary>Whether a status type has such a property.</summary>
    public static bool IsIn(ITypeSymbol? status) => Find(status) is not null;

    /// <summary>The pattern of a value that was left out, such as <c>is null or 0</c>; null where a copy of the status cannot bear another.</summary>
    public static string? UnsetPattern(ITypeSymbol? status) =>
        status is { IsRecord: true } && Find(status) is { SetMethod.DeclaredAccessibility: Accessibility.Public } property
            ? property.Type.SpecialType == SpecialType.System_Int64 ? "is 0" : "is null or 0"
            : null;

    private static IPropertySymbol? Find(ITypeSymbol? status)
    {
        for (var current = status; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(Name).OfType<IPropertySymbol>().FirstOrDefault() is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } property)
            {
                var type = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
                    ? nullable.TypeArguments[0]
                    : property.Type;
                return type.SpecialType == SpecialType.System_Int64 ? property : null;
            }
        }

        return null;
    }
}
