namespace CrdToolkit.Schema.Selectors;

/// <summary>One requirement of a field selector.</summary>
/// <param name="Field">The field, such as <c>metadata.name</c>.</param>
/// <param name="Value">The value, without its escapes.</param>
/// <param name="IsEqual">Whether the field must have it, or must not.</param>
public sealed record FieldRequirement(string Field, string Value, bool IsEqual);
