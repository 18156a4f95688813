using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Cel.Evaluation;
using CrdToolkit.Schema.Validation.Schemas;

namespace CrdToolkit.Schema.Admission;

/// <summary>
/// A condition in CEL for asking a webhook about a request (<c>matchConditions</c>), evaluated as far as its functions are known here; in the
/// words of the API server.
/// </summary>
public sealed class MatchCondition
{
    private readonly string expression;
    private readonly CelExpression? parsed;

    /// <summary>Compiles a condition; where it does not compile, <see cref="Error"/> says why.</summary>
    /// <param name="expression">The expression.</param>
    public MatchCondition(string expression)
    {
        this.expression = expression;
        try
        {
            parsed = CelParser.Parse(expression);
            if (CelChecker.TypeOf(parsed, AdmissionScope.Variables) is var type && (type.IsDynamic || type.Kind is not (CelTypeKind.Unknown or CelTypeKind.Bool)))
            {
                Error = NoBool(type.RuntimeName);
            }
        }
        catch (CelCompilationException error)
        {
            Error = "compilation failed: " + CelRules.Words(error, expression);
        }
    }

    /// <summary>Why it does not compile, as far as that is certain whatever functions an API server knows; null where it does.</summary>
    public string? Error { get; }

    /// <summary>Evaluates the condition.</summary>
    /// <param name="input">The request.</param>
    /// <returns>Whether it holds, or the error in which that ends; neither where only an API server can tell.</returns>
    public (bool? Holds, string? Error) Evaluate(MatchConditionInput input)
    {
        if (Error is not null)
        {
            return (null, $"compilation error: {Error}");
        }

        return CelEvaluator.Evaluate(parsed!, input.Variables) switch
        {
            bool holds => (holds, null),
            CelFailure failure => (null, $"expression '{expression}' resulted in error: {failure.Message}"),
            long => (null, $"compilation error: {NoBool("int")}"),
            double => (null, $"compilation error: {NoBool("double")}"),
            string => (null, $"compilation error: {NoBool("string")}"),
            _ => (null, null),
        };
    }

    private static string NoBool(string type) => $"must evaluate to bool but got {type}";
}
