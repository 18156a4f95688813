namespace CrdToolkit.Schema.Cel;

/// <summary>An expression that does not compile.</summary>
/// <param name="position">Where, from 0; null where it is the whole.</param>
/// <param name="message">Why, in the words of the CEL compiler where it has some.</param>
internal sealed class CelCompilationException(int? position, string message) : Exception(message)
{
    /// <summary>Where, from 0; null where it is the whole.</summary>
    public int? Position { get; } = position;
}
