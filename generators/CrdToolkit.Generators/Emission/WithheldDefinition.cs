namespace CrdToolkit.Generators.Emission;

/// <summary>A definition that is not emitted.</summary>
/// <param name="Name">The kind and the name of the definition, as the build error shows it.</param>
/// <param name="Reason">What is wrong.</param>
internal sealed record WithheldDefinition(string Name, string Reason);
