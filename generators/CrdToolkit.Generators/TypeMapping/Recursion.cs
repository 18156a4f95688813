using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Types that contain themselves: whether a place closes a cycle, how the cycle reads, and where it is cut on request.</summary>
internal static class Recursion
{
    private const int DeepestNesting = 8;
    private const int DeepestLimit = 10;

    /// <summary>
    /// Whether an object of a type here would stand in an object of that type again. A generic type may hold a larger one of itself, and
    /// that a larger one still: a cycle whose types never repeat.
    /// </summary>
    public static bool IsCycle(INamedTypeSymbol type, MappingScope scope) =>
        !scope.IsLimited
        && SinceLimit(scope.Containing).ToList() is var around
        && around.Count(outer => IsOf(outer, type)) is var times and > 0
        && (times > DeepestNesting || around.Exists(outer => SymbolEqualityComparer.Default.Equals(outer.Type, type)));

    /// <summary>The cycle that an object of a type here would close, as <c>A.Child -> B.Parent -> A</c>.</summary>
    public static string Describe(INamedTypeSymbol type, MappingScope scope)
    {
        // Innermost first: the members that lead from each object to the next, back to the outer one of the type.
        var links = new List<string> { type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ReadableName() };
        var member = scope.Member;
        foreach (var outer in scope.Containing)
        {
            // A polymorphic type leads to its derived types by no member.
            var name = outer.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ReadableName();
            links.Add(member is INamedTypeSymbol ? name : $"{name}.{member.Name}");
            if (IsOf(outer, type))
            {
                break;
            }

            member = outer.Member;
        }

        links.Reverse();
        return string.Join(" -> ", links);
    }

    /// <summary>
    /// The scope of a member that may say how deep it goes; null where it is at its end, and thus not in the schema.
    /// </summary>
    public static MappingScope? Enter(MappingScope scope, WireMember member, MappingSession session)
    {
        scope = scope with { IsLimited = false, KeepsUnknownFields = member.Attributes.Any(KeepsUnknownFields) };
        if (member.Attributes.Find(AttributeNames.RecursionDepth) is not { } attribute)
        {
            return scope;
        }

        var depth = attribute.Argument<int>(0);
        if (depth is < 1 or > DeepestLimit)
        {
            session.Report(TypeRules.RecursionDepthMisused, scope, attribute, scope.MemberName, $"{depth} levels cannot be written: give 1 to {DeepestLimit}");
            return scope;
        }

        var passed = scope.Containing.Count(outer => SymbolEqualityComparer.Default.Equals(outer.Member, member.Symbol));
        if (passed > 0)
        {
            session.Recurring.Add(member.Symbol);
        }

        return passed < depth ? scope with { IsLimited = true } : scope.KeepsUnknownFields ? scope : null;
    }

    /// <summary>Reports a depth on a member that leads to no cycle, once all that is below it has been mapped.</summary>
    public static void Leave(MappingScope scope, WireMember member, MappingSession session)
    {
        if (scope.IsLimited
            && !session.Recurring.Contains(scope.Member)
            && !scope.Containing.Any(outer => SymbolEqualityComparer.Default.Equals(outer.Member, scope.Member)))
        {
            session.Report(TypeRules.RecursionDepthMisused, scope, member.Attributes.Find(AttributeNames.RecursionDepth), scope.MemberName, "the property leads to no object that has it again: remove the attribute");
        }
    }

    // Of the value itself, or of the items or values of a collection.
    private static bool KeepsUnknownFields(AttributeData attribute) =>
        attribute.AttributeClass.Is(AttributeNames.PreserveUnknownFields)
        || ((attribute.AttributeClass.Is(AttributeNames.Items) || attribute.AttributeClass.Is(AttributeNames.Values)) && attribute.Property<bool>("PreserveUnknownFields"));

    private static bool IsOf(ContainingObject outer, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(outer.Type.OriginalDefinition, type.OriginalDefinition);

    private static IEnumerable<ContainingObject> SinceLimit(ImmutableStack<ContainingObject> containing)
    {
        foreach (var outer in containing)
        {
            yield return outer;
            if (outer.IsLimited)
            {
                yield break;
            }
        }
    }
}
