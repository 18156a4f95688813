using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>The CEL rules of derived types, each asked only of the values that it is about.</summary>
internal static class BranchRules
{
    public static EquatableArray<ValidationRule> Of(
        PolymorphicType union, List<MappedBranch> branches, MappingScope scope, MappingSession session)
    {
        var rules = new List<ValidationRule>();
        foreach (var rule in branches.SelectMany(branch => branch.Schema.Validations).Distinct().ToList())
        {
            var owners = branches.Where(branch => branch.Schema.Validations.Contains(rule)).ToList();
            if (owners.Count == branches.Count)
            {
                rules.Add(rule);
            }
            else if (CelName.Escape(union.Discriminator) is { } name)
            {
                rules.AddRange(owners.Select(owner => rule with { Rule = $"{Otherwise(union, owner, name)} || ({rule.Rule})" }));
            }
            else
            {
                session.Report(
                    TypeRules.UnionNotReadable,
                    session.Declares(union.Type) ? scope with { Reported = union.Type } : scope,
                    union.Type.Name,
                    $"its derived types have validation rules, and no rule can spell the discriminator '{union.Discriminator}'; name it with [JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\")]");
                break;
            }
        }

        return rules.ToEquatableArray();
    }

    // A string of JSON is one of CEL.
    private static string Otherwise(PolymorphicType union, MappedBranch owner, string name) =>
        owner.Discriminator is null ? $"has(self.{name})"
        : union.AllowsBase ? $"!has(self.{name}) || self.{name} != {owner.Discriminator}"
        : $"self.{name} != {owner.Discriminator}";
}
