using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>
/// The schema of a polymorphic type, structural by construction: the properties of all derived types stand side by side with the
/// discriminator, and what only some of them require is said in <c>oneOf</c>, by names and discriminator values alone.
/// </summary>
internal sealed class UnionMapper(MappingSession session, MemberMapper members, TypeMapper types)
{
    /// <summary>The schema of values of the base type; what System.Text.Json would refuse is reported, and any JSON stands for it.</summary>
    public JsonSchemaProps Map(PolymorphicType union, MappingScope scope)
    {
        if (UnionRules.Check(union) is { } refused)
        {
            var place = session.Declares(union.Type) ? scope with { Reported = union.Type } : scope;
            session.Report(TypeRules.UnionNotReadable, place, refused.Attribute, union.Type.Name, refused.Problem);
            return JsonTrees.Any;
        }

        var inside = scope with { Containing = scope.Containing.Push(new(union.Type, scope.Member, scope.IsLimited)), IsLimited = false };
        var branches = union.Branches.Select(branch => new MappedBranch(branch.Discriminator, Branch(union, branch.Type, inside))).ToList();
        if (union.AllowsBase)
        {
            branches.Add(new MappedBranch(null, Branch(union, union.Type, inside)));
        }

        var common = branches.Skip(1).Aggregate(branches[0].Schema.Required.AsEnumerable(), (names, branch) => names.Intersect(branch.Schema.Required)).ToList();
        return new JsonSchemaProps
        {
            Type = "object",
            Properties = new EquatableDictionary<JsonSchemaProps>(Properties(union, branches, inside)),
            Required = Sorted(union.AllowsBase ? common : [.. common, union.Discriminator]),
            OneOf = branches.TrueForAll(branch => branch.Schema.Required.Count == common.Count && branch.Schema is { MinProperties: null, MaxProperties: null })
                ? default
                : branches.Select(branch => Requirements(union, branch, common)).ToEquatableArray(),
            PreserveUnknownFields = branches.Exists(branch => branch.Schema.PreserveUnknownFields == true) ? true : null,
            Validations = BranchRules.Of(union, branches, inside, session),
        };
    }

    // Members that derived types inherit are mapped once for each of them, and ask for their columns each time.
    private JsonSchemaProps Branch(PolymorphicType union, INamedTypeSymbol type, MappingScope scope)
    {
        var schema = members.Map(type, scope with { Containing = scope.Containing.Push(new(type, type, IsLimited: false)) });
        Deduplicate(session.Columns);
        Deduplicate(session.SelectableFields);
        // What the base type itself says is said of all.
        return SymbolEqualityComparer.Default.Equals(type, union.Type) ? schema : types.Constrained(schema, type, scope);
    }

    private static void Deduplicate<T>(List<T> list)
    {
        var once = list.Distinct().ToList();
        list.Clear();
        list.AddRange(once);
    }

    private List<KeyValuePair<string, JsonSchemaProps>> Properties(
        PolymorphicType union, List<MappedBranch> branches, MappingScope scope)
    {
        var properties = new List<KeyValuePair<string, JsonSchemaProps>> { new(union.Discriminator, Discriminator(union)) };
        foreach (var name in branches.SelectMany(branch => branch.Schema.Properties.Keys).Distinct())
        {
            var schemas = branches.Where(branch => branch.Schema.Properties.ContainsKey(name)).Select(branch => branch.Schema.Properties[name]).ToList();
            var first = schemas[0];
            if (schemas.Exists(other => !other.SaysTheSameAs(first)))
            {
                ReportDifference(union, name, scope);
            }

            // A default fills in whatever the discriminator says, so only one that all of them have may be in the schema.
            var isShared = schemas.Count == branches.Count && schemas.TrueForAll(other => Equals(other.Default, first.Default));
            properties.Add(new(name, isShared ? first : first with { Default = null }));
        }

        return properties;
    }

    private static JsonSchemaProps Discriminator(PolymorphicType union) => new()
    {
        Type = union.Branches[0].Discriminator is JsonString ? "string" : "integer",
        Enum = union.Branches.Select(branch => branch.Discriminator!).ToEquatableArray(),
    };

    // The discriminator is one more property.
    private static JsonSchemaProps Requirements(PolymorphicType union, MappedBranch branch, IEnumerable<string> common)
    {
        var required = branch.Schema.Required.Except(common);
        var only = new JsonSchemaProps { MinProperties = branch.Schema.MinProperties + 1, MaxProperties = branch.Schema.MaxProperties + 1 };
        return branch.Discriminator is null
            ? new JsonSchemaProps { Not = new JsonSchemaProps { Required = new[] { union.Discriminator } }, Required = Sorted(required), MinProperties = branch.Schema.MinProperties, MaxProperties = branch.Schema.MaxProperties }
            : only with
            {
                Properties = EquatableDictionary<JsonSchemaProps>.Empty.With(union.Discriminator, new JsonSchemaProps { Enum = new[] { branch.Discriminator } }),
                Required = Sorted([.. required, union.Discriminator]),
            };
    }

    private void ReportDifference(PolymorphicType union, string name, MappingScope scope)
    {
        var owners = union.Branches
            .SelectMany(branch => WireMembers.Of(branch.Type))
            .Where(member => member.JsonName == name)
            .Select(member => member.Symbol)
            .Distinct(SymbolEqualityComparer.Default)
            .ToList();
        var (one, other) = (owners[0]!, owners[owners.Count - 1]!);
        session.Report(
            TypeRules.UnionPropertiesDiffer,
            session.Declares(other) ? scope with { Reported = other } : scope,
            $"{other.ContainingType.Name}.{other.Name}",
            $"{one.ContainingType.Name}.{one.Name}",
            name,
            union.Type.Name);
    }

    private static EquatableArray<string> Sorted(IEnumerable<string> names) => names.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray();
}
