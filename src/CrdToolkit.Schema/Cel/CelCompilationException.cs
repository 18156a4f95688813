namespace CrdToolkit.Schema.Cel;

/// <summary>An expression that does not compile.</summary>
/// <param name="errors">Why; at least one reason, in the order of their places.</param>
internal sealed class CelCompilationException(IReadOnlyList<CelError> errors) : Exception(errors[0].Message)
{
    /// <summary>One mistake.</summary>
    /// <param name="position">Where, from 0; null where it is the whole.</param>
    /// <param name="message">Why, in the words of the CEL compiler where it has some.</param>
    public CelCompilationException(int? position, string message)
        : this([new CelError(position, message)])
    {
    }

    /// <summary>All mistakes that are certain.</summary>
    public IReadOnlyList<CelError> Errors => errors;
}
