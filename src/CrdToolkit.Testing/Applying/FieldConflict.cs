namespace CrdToolkit.Testing.Applying;

/// <summary>A field that an apply would change although another manager set it.</summary>
/// <param name="Manager">The other manager.</param>
/// <param name="Path">The path of the field.</param>
internal sealed record FieldConflict(FieldManager Manager, IReadOnlyList<string> Path);
