using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>One thing that a policy wants to hold.</summary>
/// <param name="json">As it is written.</param>
/// <param name="scope">What its expressions may name.</param>
internal sealed class PolicyValidation(JsonObject json, AdmissionScope scope)
{
    // MaxEvaluatedMessageExpressionSizeBytes
    private const int MostBytes = 5 * 1024;

    private readonly string message = json.Text("message");
    private readonly AdmissionExpression? messageExpression = json.Text("messageExpression") is { Length: > 0 } text
        ? new AdmissionExpression(text, AdmissionResultType.String, scope.WithoutAuthorizer())
        : null;

    /// <summary>What has to hold.</summary>
    public AdmissionExpression Expression { get; } = new(json.Text("expression"), AdmissionResultType.Bool, scope);

    /// <summary>The reason of the refusal when it does not.</summary>
    public string Reason { get; } = json.Text("reason");

    /// <summary>What is told when it does not hold: one line that its message expression makes, else its message, else the expression.</summary>
    public string Message(AdmissionInput input)
    {
        if (messageExpression?.Evaluate(input).Value is JsonString made
            && made.Value.Trim() is { Length: > 0 } line && System.Text.Encoding.UTF8.GetByteCount(line) <= MostBytes && !line.Contains('\n', StringComparison.Ordinal))
        {
            return line;
        }

        return message.Length > 0 ? message.Trim() : $"failed expression: {Expression.Text.Trim()}";
    }
}
