namespace CrdToolkit.Parity.Cases.Templates;

public sealed record ScheduleSpec
{
    public required V1JobTemplateSpec JobTemplate { get; init; }
}
