namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>Default classes are of the whole cluster: cases that make one run alone, lest others get it.</summary>
[CollectionDefinition(nameof(DefaultClassCases), DisableParallelization = true)]
public sealed class DefaultClassCases;
