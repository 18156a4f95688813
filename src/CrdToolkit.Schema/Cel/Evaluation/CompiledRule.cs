using System.Runtime.CompilerServices;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>A rule as parsed, kept as long as the rule itself.</summary>
internal sealed class CompiledRule
{
    private static readonly ConditionalWeakTable<ValidationRule, CompiledRule> Compiled = new();

    private readonly CelExpression? message;

    private CompiledRule(ValidationRule rule)
    {
        UsesOldSelf = CelLexer.Names(rule.Rule, "oldSelf");
        try
        {
            Expression = CelParser.Parse(rule.Rule);
            Failure = CelConstants.FindFailure(Expression);
            message = rule.MessageExpression is { } text ? CelParser.Parse(text) : null;
        }
        catch (CelCompilationException)
        {
            // Told as what it is, by those who judge the definition.
        }
    }

    /// <summary>The rule; null where it does not parse.</summary>
    public CelExpression? Expression { get; }

    /// <summary>Why it cannot be evaluated, whatever the values; null where it can.</summary>
    public CelFailure? Failure { get; }

    /// <summary>Whether it compares with what was before.</summary>
    public bool UsesOldSelf { get; }

    public static CompiledRule Of(ValidationRule rule) => Compiled.GetValue(rule, static rule => new CompiledRule(rule));

    /// <summary>What is told of a value that breaks the rule: one line that its message expression makes, else its message, else the rule.</summary>
    public string Message(ValidationRule rule, object self, object? oldSelf)
    {
        if (message is not null && CelEvaluator.Evaluate(message, self, oldSelf) is string made && made.Trim().Length > 0 && made.IndexOf('\n') < 0)
        {
            return made.Trim();
        }

        return rule.Message is { Length: > 0 } text ? text.Trim() : $"failed rule: {rule.Rule.Trim()}";
    }
}
