using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Admission;

/// <summary>What the conditions of a webhook or a policy come to (MatchResult of apiserver).</summary>
/// <param name="Holds">Whether none is known not to hold.</param>
/// <param name="Error">The errors in which some end; null for none.</param>
/// <param name="Unknown">The names of those that are not evaluated, and taken to hold.</param>
internal sealed record MatchOutcome(bool Holds, string? Error, IReadOnlyList<string> Unknown)
{
    /// <summary>Evaluates conditions: one that does not hold decides before one that ends in an error.</summary>
    public static MatchOutcome Of(IReadOnlyList<MatchCondition> conditions, AdmissionInput input)
    {
        List<string> errors = [], unknown = [];
        foreach (var (name, condition) in conditions)
        {
            switch (condition.Evaluate(input))
            {
                case (JsonBoolean { Value: false }, _):
                    return new MatchOutcome(false, null, []);
                case (_, { } error):
                    errors.Add(error);
                    break;
                case (not JsonBoolean, _):
                    unknown.Add(name);
                    break;
            }
        }

        return new MatchOutcome(true, Together([.. errors.Distinct()]), unknown);
    }

    // As utilerrors.Aggregate says it.
    private static string? Together(List<string> errors) => errors switch
    {
        [] => null,
        [var only] => only,
        _ => $"[{string.Join(", ", errors)}]",
    };
}
