using CrdToolkit.Generators.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Reuse;

/// <summary>
/// What a file contributes to the meaning of other files that use none of its types: all that Roslyn compares for equivalence at top level,
/// except attributes and initializers of properties. So usings, assembly attributes, types with their modifiers, base types and
/// attributes, members with their types, and constants with their values are in it: anything that a name in a type, an attribute or a
/// constant can be bound to. Bodies, comments, defaults and constraints are not: nobody can name them.
/// </summary>
internal static class DeclarationOutline
{
    // What the generator writes for the build and for other assemblies: no meaning of this one depends on it, and an edit of one resource
    // changes it in an editor, where analyzers see what is generated.
    private static readonly HashSet<string> Carriers = new(StringComparer.Ordinal)
    {
        Known.DefinitionAttribute, Known.DefinitionErrorAttribute, Known.PolicyRulesAttribute, Known.AdmissionWebhooksAttribute, Known.ApiTypeFragmentAttribute,
    };

    /// <summary>
    /// The names of the members that two versions of a file declare differently; null where more is different. Properties, methods, events and
    /// variables reach another file by their names alone. A constant reaches it by other constants too, an operator or a constructor without any
    /// name, and a type or a using may change what any name is bound to: these are more.
    /// </summary>
    public static HashSet<string>? Difference(SyntaxTree before, SyntaxTree after, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return before.Options.Equals(after.Options)
            && before.GetRoot(cancellationToken) is CompilationUnitSyntax old
            && after.GetRoot(cancellationToken) is CompilationUnitSyntax now
            && AreSame(Head(old), Head(now))
            // Statements at top level are the body of a method.
            && old.Members.Any(SyntaxKind.GlobalStatement) == now.Members.Any(SyntaxKind.GlobalStatement)
            && Compare(
                [.. old.Members.Where(member => member is not GlobalStatementSyntax)],
                [.. now.Members.Where(member => member is not GlobalStatementSyntax)],
                null)
                ? names
                : null;

        // Edits are local: what is the same before and behind them is not looked at again. Names is null where members are no type's.
        bool Compare(IReadOnlyList<MemberDeclarationSyntax> old, IReadOnlyList<MemberDeclarationSyntax> now, HashSet<string>? ofMembers)
        {
            var (start, oldEnd, nowEnd) = (0, old.Count, now.Count);
            while (start < oldEnd && start < nowEnd && IsSame(old[start], now[start]))
            {
                start++;
            }

            while (start < oldEnd && start < nowEnd && IsSame(old[oldEnd - 1], now[nowEnd - 1]))
            {
                oldEnd--;
                nowEnd--;
            }

            return Named(old, start, oldEnd, ofMembers) && Named(now, start, nowEnd, ofMembers);
        }

        bool IsSame(MemberDeclarationSyntax old, MemberDeclarationSyntax now) => old.IsIncrementallyIdenticalTo(now) || (old, now) switch
        {
            (BaseNamespaceDeclarationSyntax outer, BaseNamespaceDeclarationSyntax other) =>
                AreSame(outer.WithMembers(default), other.WithMembers(default)) && Compare(outer.Members, other.Members, null),
            (TypeDeclarationSyntax type, TypeDeclarationSyntax other) =>
                AreSame(type.WithMembers(default), other.WithMembers(default)) && Compare(type.Members, other.Members, names),
            (PropertyDeclarationSyntax property, PropertyDeclarationSyntax other) =>
                SyntaxFactory.AreEquivalent(WithoutDetails(property), WithoutDetails(other), topLevel: true),
            _ => SyntaxFactory.AreEquivalent(old, now, topLevel: true),
        };
    }

    private static bool Named(IReadOnlyList<MemberDeclarationSyntax> members, int start, int end, HashSet<string>? names)
    {
        for (var i = start; i < end; i++)
        {
            if (names is null || NamesOf(members[i]) is not { } declared)
            {
                return false;
            }

            names.UnionWith(declared);
        }

        return true;
    }

    private static IEnumerable<string>? NamesOf(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        EventDeclarationSyntax @event => [@event.Identifier.ValueText],
        BaseFieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword) => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        // A type and no name yet declare nothing.
        IncompleteMemberSyntax => [],
        _ => null,
    };

    private static CompilationUnitSyntax Head(CompilationUnitSyntax file) =>
        file.WithMembers(default).WithAttributeLists([.. file.AttributeLists.Where(list => !list.Attributes.All(attribute => Carriers.Contains(attribute.Name.ToString())))]);

    private static bool AreSame(SyntaxNode before, SyntaxNode after) => SyntaxFactory.AreEquivalent(before, after, topLevel: false);

    private static PropertyDeclarationSyntax WithoutDetails(PropertyDeclarationSyntax property) =>
        property.WithAttributeLists(default).WithInitializer(null).WithSemicolonToken(default);
}
