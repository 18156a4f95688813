namespace CrdToolkit.Schema.Cel;

/// <summary>A CEL expression as parsed.</summary>
/// <param name="Position">Where the compiler puts its mistakes, from 0.</param>
internal abstract record CelExpression(int Position)
{
    /// <summary>A constant; <c>Text</c> is its content, for a number as written.</summary>
    internal sealed record Constant(CelTypeKind Kind, string Text, int Position) : CelExpression(Position);

    /// <summary>A variable, or the name of a type or of a library.</summary>
    internal sealed record Name(string Text, int Position) : CelExpression(Position);

    /// <summary><c>operand.field</c>; <c>IsOptional</c> for <c>operand.?field</c>.</summary>
    internal sealed record Select(CelExpression Operand, string Field, bool IsOptional, int Position) : CelExpression(Position);

    /// <summary>A call, of a function, of a method, or of an operator by its sign; an index is <c>[]</c>, an optional one <c>[?]</c>, a condition <c>?:</c>.</summary>
    internal sealed record Call(CelExpression? Target, string Function, IReadOnlyList<CelExpression> Arguments, int Position) : CelExpression(Position);

    /// <summary>An item of a list or a value of a map that is left out where it has no value: <c>?value</c>.</summary>
    internal sealed record Optional(CelExpression Value) : CelExpression(Value.Position);

    /// <summary>A list.</summary>
    internal sealed record List(IReadOnlyList<CelExpression> Items, int Position) : CelExpression(Position);

    /// <summary>A map: names and values by turns.</summary>
    internal sealed record Map(IReadOnlyList<CelExpression> Entries, int Position) : CelExpression(Position);

    /// <summary>A message: <c>Type{field: value}</c>.</summary>
    internal sealed record Message(string Type, IReadOnlyList<MessageField> Fields, int Position) : CelExpression(Position);

    /// <summary>A field of a message; <c>IsOptional</c> for <c>?field: value</c>, which is left out where there is no value.</summary>
    internal sealed record MessageField(string Name, bool IsOptional, CelExpression Value);
}
