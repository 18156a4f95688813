namespace CrdToolkit.Parity.Cases.OneOf;

[AtLeastOneOf(nameof(A), nameof(B))]
[ExactlyOneOf(nameof(C), nameof(D))]
[AtMostOneOf(nameof(A), nameof(B))]
[AtMostOneOf(nameof(E), nameof(F))]
[ValidationRule("!has(self.a) || has(self.c)", Message = "a needs c")]
public sealed record Combined
{
    public string? A { get; init; }

    public string? B { get; init; }

    public string? C { get; init; }

    public string? D { get; init; }

    public string? E { get; init; }

    public string? F { get; init; }
}
