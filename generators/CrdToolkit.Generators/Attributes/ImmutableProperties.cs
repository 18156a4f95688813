using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Attributes;

/// <summary>
/// The rules on an object that its immutable properties need: a rule on a property is not evaluated where the property is gone, so
/// that of one that may be left out is kept by a rule around it.
/// </summary>
internal static class ImmutableProperties
{
    public static EquatableArray<ValidationRule> RulesOf(IEnumerable<WireMember> members, MappingScope scope, MappingSession session)
    {
        List<ValidationRule>? rules = null;
        foreach (var member in members)
        {
            if (member.IsRequired || member.Attributes.Find(AttributeNames.Immutable) is not { } attribute)
            {
                continue;
            }

            if (CelName.Escape(member.JsonName) is { } name)
            {
                (rules ??= []).Add(new ValidationRule($"!has(oldSelf.{name}) || has(self.{name})") { Message = $"field {member.JsonName} is immutable once set" });
                continue;
            }

            var site = new AttributeSite(session, scope with { Member = member.Symbol, Reported = session.Declares(member.Symbol) ? member.Symbol : scope.Reported }, member.Type);
            site.Report(Rules.WrongArgument, attribute, null, "Immutable", site.Name, $"needs a CEL rule, and none can spell the name '{member.JsonName}'; give it another one with [JsonPropertyName], or make it required");
        }

        return rules is null ? EquatableArray<ValidationRule>.Empty : rules.ToEquatableArray();
    }
}
