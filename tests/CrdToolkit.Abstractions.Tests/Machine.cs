namespace CrdToolkit.Abstractions.Tests;

/// <summary>A resource as the generator would complete it.</summary>
public sealed record Machine : CustomResource<MachineSpec>, ICustomResource<Machine>
{
    public static ResourceDescriptor Descriptor { get; } = new("infra.example.com", "v1", "Machine", "machines", ResourceScope.Namespaced);

    protected override ResourceDescriptor GetDescriptor() => Descriptor;
}
