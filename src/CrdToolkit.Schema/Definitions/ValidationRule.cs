namespace CrdToolkit.Schema.Definitions;

/// <summary>One entry of <c>x-kubernetes-validations</c>.</summary>
/// <param name="Rule">The CEL expression that must be true.</param>
public sealed record ValidationRule(string Rule)
{
    /// <summary>What the user is told when the rule is broken.</summary>
    public string? Message { get; init; }

    /// <summary>A CEL expression that makes the message.</summary>
    public string? MessageExpression { get; init; }

    /// <summary>The machine-readable reason: FieldValueInvalid, FieldValueForbidden, FieldValueRequired or FieldValueDuplicate.</summary>
    public string? Reason { get; init; }

    /// <summary>The field that the error names, relative to the rule's own.</summary>
    public string? FieldPath { get; init; }

    /// <summary>Whether a transition rule is evaluated when there is no old value; null is undefined.</summary>
    public bool? OptionalOldSelf { get; init; }
}
