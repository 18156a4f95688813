namespace CrdToolkit.Cli.Reading;

/// <summary>Why a document cannot be read, or not as its author meant it.</summary>
/// <param name="Position">Where.</param>
/// <param name="Rule"><c>syntax</c> or <c>duplicate-key</c>.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record SourceProblem(SourcePosition Position, string Rule, string Message);
