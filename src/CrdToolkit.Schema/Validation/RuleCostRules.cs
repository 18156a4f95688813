using System.Globalization;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Hazards;

namespace CrdToolkit.Schema.Validation;

/// <summary>R-115 and R-116 in the API server's words, for rules that exceed its budget even by what they cost at least.</summary>
internal static class RuleCostRules
{
    private const string Rule = "A-16";
    private const string WayOut = "(try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)";

    // ExpressionCost: of the rules of a schema the API server keeps the most costly ones.
    private const int MostExpensive = 4;

    public static void Check(JsonSchemaProps schema, FieldPath path, RuleErrors errors)
    {
        var found = SchemaHazards.Costs(schema, path);
        CheckEach(found.Costs, "estimated rule cost", errors);
        CheckEach(found.MessageCosts, "estimated messageExpression cost", errors);

        List<(string Field, double Cost)> costs = [.. found.Costs, .. found.MessageCosts];
        var total = costs.Sum(one => one.Cost);
        if (total > RuleCostHazards.TotalBudget)
        {
            foreach (var (field, _) in costs.OrderByDescending(one => one.Cost).Take(MostExpensive))
            {
                errors.Forbidden(Rule, new(field), "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema");
            }

            errors.Forbidden(
                Rule, path, Message("x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema", total / RuleCostHazards.TotalBudget));
        }
    }

    private static void CheckEach(IEnumerable<(string Field, double Cost)> costs, string what, RuleErrors errors)
    {
        foreach (var (field, cost) in costs.Where(one => one.Cost > RuleCostHazards.Budget))
        {
            errors.Forbidden(Rule, new(field), Message(what, cost / RuleCostHazards.Budget));
        }
    }

    private static string Message(string what, double excess)
    {
        var factor = excess > 100 ? "more than 100" : excess.ToString(excess < 1.5 ? "F6" : "F1", CultureInfo.InvariantCulture);
        return $"{what} exceeds budget by factor of {factor}x {WayOut}";
    }
}
