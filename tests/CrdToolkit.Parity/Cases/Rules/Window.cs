namespace CrdToolkit.Parity.Cases.Rules;

[ValidationRule("!has(self.zone) || self.zone.size() < 9", Message = "zones are short")]
public sealed record Window
{
    public string? Zone { get; init; }

    public int Hours { get; init; } = 4;
}
