namespace CrdToolkit.Generators.Emission;

/// <summary>What decides, besides the types, what is generated for an assembly.</summary>
/// <param name="HasRuntime">Whether the runtime is referenced: without it there are no clients and no registration.</param>
/// <param name="RootNamespace">Where clients of other assemblies' kinds go.</param>
internal sealed record GenerationTarget(bool HasRuntime, string RootNamespace);
