namespace CrdToolkit.Parity.Cases.Rules;

public sealed record PlanSpec
{
    [SelectableField, Example("b")]
    public string Name { get; init; } = "a";

    public List<string> Steps { get; init; } = ["one", "two"];

    public List<string> Others { get; init; } = [];

    public Dictionary<string, string> Options { get; init; } = new() { ["k"] = "v" };

    public Dictionary<string, string> Empty { get; init; } = [];

    public Window Filled { get; init; } = new() { Zone = "x" };

    [ValidationRule("self.zone != 'y'", Message = "not y", Reason = ValidationReason.FieldValueForbidden, FieldPath = nameof(Window.Zone))]
    public Window? Window { get; init; }

    [ValidationRule("self % 2 == 0", MessageExpression = "self < 0 ? 'negative and odd' : 'odd'")]
    [ValidationRule("!oldSelf.hasValue() || self >= oldSelf.value()", Message = "never less", OptionalOldSelf = true)]
    public int? Even { get; init; }
}
