namespace CrdToolkit;

/// <summary>The machine-readable reason that the API server gives when a <see cref="ValidationRuleAttribute"/> is broken.</summary>
public enum ValidationReason
{
    /// <summary>The value is wrong, which is also what is said without a reason.</summary>
    FieldValueInvalid,

    /// <summary>The value is not allowed here, however well-formed.</summary>
    FieldValueForbidden,

    /// <summary>A value is missing.</summary>
    FieldValueRequired,

    /// <summary>The value occurs a second time.</summary>
    FieldValueDuplicate,
}
