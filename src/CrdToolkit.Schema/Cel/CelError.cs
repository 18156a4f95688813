namespace CrdToolkit.Schema.Cel;

/// <summary>A mistake in an expression.</summary>
/// <param name="Position">Where, from 0; null where it is the whole.</param>
/// <param name="Message">Which, in the words of the CEL compiler where it has some.</param>
internal sealed record CelError(int? Position, string Message);
