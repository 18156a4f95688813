namespace CrdToolkit.Schema.Tests.Validation;

/// <summary>One cause of a refusal.</summary>
internal sealed record CorpusCause(string Reason, string Field, string Message);
