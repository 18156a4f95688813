using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>What keeps System.Text.Json from writing a polymorphic type, or from reading back what it wrote.</summary>
internal static class UnionRules
{
    private static readonly string[] ReservedNames = ["$id", "$ref", "$values"];

    /// <summary>What is wrong, with the way out, and the attribute that says it; null when nothing is.</summary>
    public static (string Problem, AttributeData? Attribute)? Check(PolymorphicType union)
    {
        var attributes = union.Type.GetAttributes();
        if (union.Branches.Count == 0)
        {
            return ("it lists no derived type, which System.Text.Json refuses; add [JsonDerivedType] for each", attributes.Find(WireAttributes.JsonPolymorphic));
        }

        if (Array.IndexOf(ReservedNames, union.Discriminator) >= 0)
        {
            return ($"its discriminator is named '{union.Discriminator}', which System.Text.Json reserves; give it another name", attributes.Find(WireAttributes.JsonPolymorphic));
        }

        if (CollectionShape.Of(union.Type) is not null)
        {
            return ("it is a collection, whose items System.Text.Json would wrap; make the items polymorphic instead", null);
        }

        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var values = new HashSet<JsonValue>();
        foreach (var branch in union.Branches)
        {
            var problem = Check(union, branch)
                ?? (!types.Add(branch.Type) ? $"it lists '{branch.Type.Name}' twice; remove one"
                : !values.Add(branch.Discriminator!) ? $"it gives the discriminator {branch.Discriminator} twice; a value of it could not be told"
                : values.First() is JsonString != branch.Discriminator is JsonString ? "it has discriminators of two kinds, and a schema has one type for them; make all of them strings"
                : null);
            if (problem is not null)
            {
                return (problem, attributes.FirstOrDefault(attribute =>
                    attribute.AttributeClass.Is(WireAttributes.JsonDerivedType) && branch.Is(attribute.Argument<INamedTypeSymbol>(0)!)));
            }
        }

        return null;
    }

    private static string? Check(PolymorphicType union, PolymorphicBranch branch) =>
        branch.Type.IsUnboundGenericType ? $"it lists the open generic type '{branch.Type.Name}', which System.Text.Json refuses; close it"
        : !DerivesFrom(branch.Type, union.Type) ? $"it lists '{branch.Type.Name}', which does not derive from it"
        : branch.Type.IsAbstract ? $"it lists '{branch.Type.Name}', which is abstract; list the types derived from it"
        : branch.Discriminator is null ? $"it gives no discriminator for '{branch.Type.Name}', so that what is written of one is read back as something else; give one, such as [JsonDerivedType(typeof({branch.Type.Name}), \"{JsonNames.CamelCase(branch.Type.Name)}\")]"
        : WireMembers.Of(branch.Type).FirstOrDefault(member => member.JsonName == union.Discriminator) is { } member
            ? $"it names its discriminator '{union.Discriminator}', as '{member.Symbol.ContainingType.Name}.{member.Symbol.Name}' is named in JSON, which System.Text.Json refuses; rename one of them"
        : UnsupportedTypes.HasConverter(branch.Type) ? $"it lists '{branch.Type.Name}', whose [JsonConverter] writes no discriminator; remove the converter"
        : null;

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol root)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, root))
            {
                return true;
            }
        }

        return type.AllInterfaces.Contains(root, SymbolEqualityComparer.Default);
    }
}
