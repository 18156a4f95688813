namespace CrdToolkit.Schema.Cel;

/// <summary>A token of a CEL expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written, without the quotes of a string or name.</param>
/// <param name="Position">Where it begins, from 0.</param>
internal readonly record struct CelToken(CelTokenKind Kind, string Text, int Position)
{
    /// <summary>Whether it is an operator or a bracket.</summary>
    public bool Is(string symbol) => Kind == CelTokenKind.Symbol && Text == symbol;
}
