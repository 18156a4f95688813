namespace CrdToolkit.Tests.Fakes;

/// <summary>An apply type as the generator would write it.</summary>
public sealed record MachineSpecApply : ApplyFields
{
    public int? Cpu { get; init; }

    protected override void WriteFields(ApplyWriter writer)
    {
        if (Cpu is { } cpu)
            writer.Name("cpu").Write(cpu);
    }
}
