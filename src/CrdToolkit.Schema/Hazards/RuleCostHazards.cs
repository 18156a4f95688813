using System.Globalization;
using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Hazards;

/// <summary>A-16: rules that go through so much that the API server's estimate of their cost exceeds its budget, for one (R-115) or for all of a schema (R-116).</summary>
/// <param name="found">Gets the hazards.</param>
internal sealed class RuleCostHazards(List<DefinitionHazard> found)
{
    /// <summary>What one rule may cost.</summary>
    public const double Budget = 10_000_000;

    /// <summary>What the rules of a schema may cost together.</summary>
    public const double TotalBudget = 100_000_000;

    private readonly List<(string Field, double Cost)> costs = [];
    private readonly List<(string Field, double Cost)> messageCosts = [];

    /// <summary>What each rule costs at least.</summary>
    public IReadOnlyList<(string Field, double Cost)> Costs => costs;

    /// <summary>What each expression of a message costs at least.</summary>
    public IReadOnlyList<(string Field, double Cost)> MessageCosts => messageCosts;

    /// <summary>The rules of a node that are too costly by themselves.</summary>
    /// <param name="schema">A node.</param>
    /// <param name="path">Its path.</param>
    /// <param name="isResource">Whether it is a resource.</param>
    /// <param name="times">How often it can be there; null where a list or map above it has no bound.</param>
    public void Find(JsonSchemaProps schema, FieldPath path, bool isResource, double? times)
    {
        for (var i = 0; i < schema.Validations.Count; i++)
        {
            var rule = schema.Validations[i];
            if (CelType.Of(schema, isResource) is not { } self || CostOf(rule.Rule, rule, self) is not var (cost, unbounded))
            {
                continue;
            }

            var at = path.Child("x-kubernetes-validations").Index(i);
            var (field, cardinality) = (at.Child("rule").ToString(), times ?? CelSizes.MostIn(schema));
            if (rule.MessageExpression is { } message && CostOf(message, rule, self) is var (messageCost, _))
            {
                messageCosts.Add((at.Child("messageExpression").ToString(), messageCost * cardinality));
            }

            var total = cost * cardinality;
            costs.Add((field, total));
            if (total > Budget)
            {
                found.Add(new("A-16", field, Message(total, unbounded, times is null)));
            }
        }
    }

    /// <summary>The rules together, where none of them is told by itself: the most costly one stands for them.</summary>
    public void FindTotal()
    {
        var total = costs.Sum(one => one.Cost);
        if (total > TotalBudget && costs.TrueForAll(one => one.Cost <= Budget))
        {
            found.Add(new(
                "A-16",
                costs.OrderByDescending(one => one.Cost).First().Field,
                $"the rules of the schema, of which this one costs most, are estimated to cost {Times(total / TotalBudget)} times the budget of an API server for all of them at least, which refuses them (R-116: estimated rule cost total for entire OpenAPIv3 schema exceeds budget); simplify them, or lower maxItems, maxProperties and maxLength"));
        }
    }

    private static string Times(double excess) => excess > 100 ? "more than 100" : Math.Max(1.1, excess).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Message(double total, IReadOnlyList<(string Text, string Bound)> unbounded, bool isInUnbounded)
    {
        List<string> bounds = [.. unbounded.Select(one => $"{one.Bound} of {one.Text}")];
        if (isInUnbounded)
        {
            bounds.Add("maxItems or maxProperties of the lists and maps around it");
        }

        var wayOut = bounds.Count == 0 ? "simplify the rule, or lower maxItems, maxProperties and maxLength" : $"set {string.Join(", ", bounds)}";
        return $"the rule is estimated to cost {Times(total / Budget)} times the budget of an API server at least, which refuses it (estimated rule cost exceeds budget); {wayOut}";
    }

    private static (double Cost, IReadOnlyList<(string Text, string Bound)> Unbounded)? CostOf(string expression, ValidationRule rule, CelType self)
    {
        try
        {
            var cost = new CelCost();
            return (cost.Of(CelParser.Parse(expression), CelScope.OfRule(self, rule)), cost.Unbounded);
        }
        catch (CelCompilationException)
        {
            // Told as what it is.
            return null;
        }
    }
}
