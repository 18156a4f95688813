using CrdToolkit.Schema.Cel.Evaluation;

namespace CrdToolkit.Schema.Admission;

/// <summary>The variable <c>variables</c> of a policy: what is in it is evaluated when somebody asks for it, and once (compositionContext of apiserver).</summary>
/// <param name="scope">Where its expressions are.</param>
/// <param name="input">The request.</param>
internal sealed class ComposedVariables(AdmissionScope scope, AdmissionInput input) : CelOpaque
{
    private readonly Dictionary<string, object> known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override object Field(string name)
    {
        if (!known.TryGetValue(name, out var value))
        {
            value = Evaluate(name, scope.Composed.First(variable => variable.Key == name).Value);
            known[name] = value;
        }

        return value;
    }

    /// <inheritdoc/>
    public override object Optional(string name) => Field(name) is var value && value is CelFailure or CelUnknown ? value : new CelOptional(value);

    /// <inheritdoc/>
    public override object Call(string method, IReadOnlyList<object> arguments) => CelUnknown.Instance;

    private object Evaluate(string name, AdmissionExpression expression) =>
        expression.Error is { } error ? new CelFailure($"composited variable \"{name}\" fails to compile: {error}")
        : expression.ValueOf(input) is var value && value is CelFailure failure ? new CelFailure($"composited variable \"{name}\" fails to evaluate: {failure.Message}")
        : value;
}
