namespace CrdToolkit.Generators.Admission;

/// <summary>Something that the API server refuses of a webhook, in its words where it has some.</summary>
/// <param name="What">What is wrong, as a message names it; null where it is the address of the webhook.</param>
/// <param name="Text">What is wrong with it.</param>
/// <param name="Property">The argument of the attribute to mark; null for the whole attribute.</param>
internal sealed record WebhookProblem(string? What, string Text, string? Property);
