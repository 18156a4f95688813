namespace CrdToolkit;

/// <summary>
/// A CEL expression that must be true of the value (<c>x-kubernetes-validations</c>): on a property, or on a type, where it holds
/// wherever the type is used. <c>self</c> is the value, <c>oldSelf</c> the value before an update. Names in it are those of the JSON.
/// </summary>
/// <remarks>Rules stand in the order written, those of the property before those of its type; the same rule twice stands once.</remarks>
/// <param name="rule">The expression.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ValidationRuleAttribute(string rule) : Attribute
{
    /// <summary>The expression.</summary>
    public string Rule { get; } = rule;

    /// <summary>What the user is told when it is false; the API server shows the rule unless set.</summary>
    public string? Message { get; set; }

    /// <summary>A CEL expression that makes the message; where it fails, <see cref="Message"/> is shown.</summary>
    public string? MessageExpression { get; set; }

    /// <summary>The reason in the answer of the API server.</summary>
    public ValidationReason Reason { get; set; }

    /// <summary>
    /// The field that the error names: a property of the value by its C# name (use <c>nameof</c>), or a path from the value that begins
    /// with a dot, in names of the JSON.
    /// </summary>
    public string? FieldPath { get; set; }

    /// <summary>Whether a rule with <c>oldSelf</c> is also evaluated where there is no old value; <c>oldSelf</c> is then optional.</summary>
    public bool OptionalOldSelf { get; set; }
}
