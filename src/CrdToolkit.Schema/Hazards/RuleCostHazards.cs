using System.Globalization;
using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Hazards;

/// <summary>A-16: rules that go through so much that the API server's estimate of their cost exceeds its budget (R-115).</summary>
internal static class RuleCostHazards
{
    private const double Budget = 10_000_000;

    /// <param name="schema">A node.</param>
    /// <param name="path">Its path.</param>
    /// <param name="isRoot">Whether it is the root of the schema.</param>
    /// <param name="times">How often it can be there; null where a list or map above it has no bound.</param>
    /// <param name="found">Gets the hazards.</param>
    public static void Find(JsonSchemaProps schema, FieldPath path, bool isRoot, double? times, List<DefinitionHazard> found)
    {
        for (var i = 0; i < schema.Validations.Count; i++)
        {
            if (CelType.Of(schema, isRoot) is { } self && CostOf(schema.Validations[i], self) is var (cost, unbounded)
                && cost * (times ?? CelSizes.MostIn(schema)) is > Budget and var total)
            {
                found.Add(new("A-16", path.Child("x-kubernetes-validations").Index(i).Child("rule").ToString(), Message(total, unbounded, times is null)));
            }
        }
    }

    private static string Message(double total, IReadOnlyList<(string Text, string Bound)> unbounded, bool isInUnbounded)
    {
        var excess = total / Budget;
        var factor = excess > 100 ? "more than 100" : Math.Max(1.1, excess).ToString("0.#", CultureInfo.InvariantCulture);
        List<string> bounds = [.. unbounded.Select(one => $"{one.Bound} of {one.Text}")];
        if (isInUnbounded)
        {
            bounds.Add("maxItems or maxProperties of the lists and maps around it");
        }

        var wayOut = bounds.Count == 0 ? "simplify the rule, or lower maxItems, maxProperties and maxLength" : $"set {string.Join(", ", bounds)}";
        return $"the rule is estimated to cost {factor} times the budget of an API server at least, which refuses it (estimated rule cost exceeds budget); {wayOut}";
    }

    private static (double Cost, IReadOnlyList<(string Text, string Bound)> Unbounded)? CostOf(ValidationRule rule, CelType self)
    {
        try
        {
            var cost = new CelCost();
            return (cost.Of(CelParser.Parse(rule.Rule), CelScope.OfRule(self, rule)), cost.Unbounded);
        }
        catch (CelCompilationException)
        {
            // Told as what it is.
            return null;
        }
    }
}
