namespace CrdToolkit.EndToEnd;

/// <summary>The tests that the others would disturb, or that would disturb them: they run one after another, when nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
