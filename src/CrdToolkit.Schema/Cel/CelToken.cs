namespace CrdToolkit.Schema.Cel;

/// <summary>A token of a CEL expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; of a string what it stands for, of a quoted name what is between the quotes.</param>
/// <param name="Position">Where it begins, from 0.</param>
internal readonly record struct CelToken(CelTokenKind Kind, string Text, int Position)
{
    /// <summary>Whether it is an operator or a bracket.</summary>
    public bool Is(string symbol) => Kind == CelTokenKind.Symbol && Text == symbol;
}
