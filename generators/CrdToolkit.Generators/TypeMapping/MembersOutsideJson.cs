using CrdToolkit.Generators.Attributes;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Tells of the members of an API type that System.Text.Json passes over, where they look as if they were meant to be in the JSON.</summary>
internal static class MembersOutsideJson
{
    /// <param name="type">The type that is mapped; its base types are looked at as well.</param>
    /// <param name="scope">Where it is.</param>
    /// <param name="wire">The members that are in the JSON.</param>
    /// <param name="session">Takes what is told.</param>
    public static void Check(INamedTypeSymbol type, MappingScope scope, IReadOnlyList<WireMember> wire, MappingSession session)
    {
        var written = new HashSet<ISymbol>(wire.Select(member => member.Symbol), SymbolEqualityComparer.Default);
        for (var current = type; current is { SpecialType: SpecialType.None } && session.Declares(current); current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is (IPropertySymbol or IFieldSymbol) and { IsImplicitlyDeclared: false, IsOverride: false }
                    && !written.Contains(member)
                    && ReasonFor(member) is { } reason)
                {
                    Check(member, reason, scope with { Member = member, Reported = member }, session);
                }
            }
        }
    }

    private static void Check(ISymbol member, (string Why, string WayOut) reason, MappingScope scope, MappingSession session)
    {
        var isTold = false;
        foreach (var attribute in member.GetAttributes())
        {
            if (IsOfSchemas(attribute))
            {
                session.Report(MemberRules.AttributeOutsideJson, scope, attribute, attribute.ShortName(), scope.MemberName, reason.Why, reason.WayOut);
                isTold = true;
            }
        }

        if (!isTold && member is IFieldSymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsConst: false } && !member.Has(WireAttributes.JsonIgnore))
        {
            session.Report(MemberRules.FieldOutsideJson, scope, scope.MemberName);
        }
    }

    // Null for what another member of its name stands for.
    private static (string Why, string WayOut)? ReasonFor(ISymbol member) =>
        member.Has(WireAttributes.JsonIgnore) ? ("has [JsonIgnore]", "remove [JsonIgnore]")
        : member.IsStatic ? ("is static", "make it a property of its objects")
        : member is IFieldSymbol ? ("is a field", "make it a property")
        : member is IPropertySymbol { IsIndexer: true } ? ("is an indexer", "make it a property with a name")
        : member.DeclaredAccessibility != Accessibility.Public ? ("is not public", "make it public, or add [JsonInclude]")
        : null;

    private static bool IsOfSchemas(AttributeData attribute) =>
        attribute.AttributeClass is { } type && (type.IsOwn() || (DataAnnotations.IsConstraint(type) && type.ShortAttributeName() != "DataType"));
}
