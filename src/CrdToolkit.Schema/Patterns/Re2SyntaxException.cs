namespace CrdToolkit.Schema.Patterns;

/// <summary>A pattern is not RE2; the message is Go's.</summary>
internal sealed class Re2SyntaxException(string problem, string part) : Exception($"error parsing regexp: {problem}: `{part}`");
