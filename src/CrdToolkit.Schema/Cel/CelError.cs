namespace CrdToolkit.Schema.Cel;

/// <summary>A mistake in an expression.</summary>
/// <param name="Position">Where, from 0; null where it is the whole.</param>
/// <param name="Message">Which, in the words of the CEL compiler where it has some.</param>
public sealed record CelError(int? Position, string Message)
{
    /// <summary>A name that is there and looks like the one that is not; null where none does. The API server does not say it.</summary>
    public string? Suggestion { get; init; }
}
