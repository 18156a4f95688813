using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Admission;

/// <summary>A condition in CEL that a request has to meet for a webhook or a policy to look at it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">The condition.</param>
internal sealed record MatchCondition(string Name, AdmissionExpression Expression)
{
    /// <summary>The conditions of a webhook or of the spec of a policy.</summary>
    public static IReadOnlyList<MatchCondition> Read(JsonObject json, AdmissionScope scope) =>
    [
        .. json.Objects("matchConditions").Select(condition => new MatchCondition(
            condition.Text("name"), new AdmissionExpression(condition.Text("expression"), AdmissionResultType.Bool, scope))),
    ];
}
