namespace CrdToolkit.Generators.Discovery;

/// <summary>A type that another one is nested in, as it must be reopened to add to the nested one.</summary>
/// <param name="Keyword">How it is declared: <c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="IsPartial">Whether every declaration of it is partial.</param>
internal sealed record ContainingType(string Keyword, string Name, bool IsPartial);
