using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Cel.Evaluation;
using CrdToolkit.Schema.Cel.Evaluation.Values;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation.Schemas;

namespace CrdToolkit.Schema.Admission;

/// <summary>
/// An expression in CEL about a request, of a webhook or a policy, evaluated as far as its functions are known here; in the words of the API
/// server.
/// </summary>
public sealed class AdmissionExpression
{
    private readonly AdmissionResultType result;
    private readonly AdmissionScope scope;
    private readonly CelExpression? parsed;

    /// <summary>Compiles an expression; where it does not compile, <see cref="Error"/> says why.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="result">What it has to give.</param>
    /// <param name="scope">What it may name.</param>
    public AdmissionExpression(string text, AdmissionResultType result, AdmissionScope scope)
    {
        (Text, this.result, this.scope) = (text, result, scope);
        try
        {
            parsed = CelParser.Parse(text);
            // Where nothing says what a list would hold, the compiler takes it for one of anything.
            Type = parsed is CelExpression.List { Items.Count: 0 } ? CelType.ListOf(CelType.Dynamic) : CelChecker.TypeOf(parsed, scope.Types);
            Error = result.Mismatch(Type);
        }
        catch (CelCompilationException error)
        {
            Error = "compilation failed: " + CelRules.Words(error, text);
        }
    }

    /// <summary>The expression as it is written.</summary>
    public string Text { get; }

    /// <summary>Why it does not compile, as far as that is certain whatever functions an API server knows; null where it does.</summary>
    public string? Error { get; }

    /// <summary>The type of what it gives; of any type where it does not compile.</summary>
    internal CelType Type { get; } = CelType.Dynamic;

    /// <summary>Evaluates the expression.</summary>
    /// <param name="input">The request.</param>
    /// <returns>The value as JSON, or the error in which it ends; neither where only an API server can tell.</returns>
    public (JsonValue? Value, string? Error) Evaluate(AdmissionInput input) => Error is not null
        ? Failed($"compilation error: {Error}")
        : ValueOf(input) switch
        {
            CelFailure failure => Failed($"expression '{Text}' resulted in error: {failure.Message}"),
            bool when result == AdmissionResultType.StringOrNull || result == AdmissionResultType.String => Mismatch("bool"),
            bool or string or CelNull when result == AdmissionResultType.JsonPatch || result == AdmissionResultType.ApplyConfiguration => Mismatch("dyn"),
            (long or ulong or double or CelBytes or CelTimestamp or CelDuration) and var other when result != AdmissionResultType.Any => Mismatch(CelTypeName.Of(other)!),
            string when result == AdmissionResultType.Bool => Mismatch("string"),
            CelMessage { TypeMismatch: { } words } when result == AdmissionResultType.ApplyConfiguration => Failed($"type mismatch: {words}"),
            var value => (CelJson.Of(value), null),
        };

    /// <summary>The value, a <see cref="CelFailure"/> or a <see cref="CelUnknown"/>.</summary>
    internal object ValueOf(AdmissionInput input) => CelEvaluator.Evaluate(parsed!, input.Variables(scope));

    private (JsonValue? Value, string? Error) Mismatch(string type) => Failed($"compilation error: {result.Mismatch(type)}");

    private static (JsonValue? Value, string? Error) Failed(string words) => (null, words);
}
