namespace CrdToolkit.Tests.Fakes;

/// <summary>An apply type as the generator would write it.</summary>
public sealed record MachineApply : ResourceApply
{
    public MachineSpecApply? Spec { get; init; }

    public static MachineApply Named(string name, int? cpu = null) =>
        new() { Metadata = new() { Name = name, Namespace = "default" }, Spec = new() { Cpu = cpu } };

    protected override void WriteFields(ApplyWriter writer)
    {
        if (Spec is { } spec)
            writer.Name("spec").Write(spec);
    }
}
