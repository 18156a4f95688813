namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>An object or a map, with its fields by the names that rules have for them.</summary>
/// <param name="Fields">The fields that are there.</param>
internal sealed record CelStructure(IReadOnlyDictionary<string, object> Fields);
