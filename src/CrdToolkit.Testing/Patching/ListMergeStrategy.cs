namespace CrdToolkit.Testing.Patching;

/// <summary>A list that strategic merge patches merge instead of replacing it.</summary>
/// <param name="MergeKey">The member that identifies an item; null for a list of scalars, which is merged as a set.</param>
internal sealed record ListMergeStrategy(string? MergeKey);
