namespace CrdToolkit.Testing.Selectors;

/// <summary>One requirement of a field selector.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">The value.</param>
/// <param name="IsEqual">Whether the field must have it, or must not.</param>
internal sealed record FieldRequirement(string Field, string Value, bool IsEqual);
