namespace CrdToolkit.Tests.Fakes;

/// <summary>A resource as the generator would complete it.</summary>
public sealed record Machine : CustomResource<MachineSpec, MachineStatus>, ICustomResource<Machine>
{
    public static ResourceDescriptor Descriptor { get; } =
        new("infra.example.com", "v1", "Machine", "machines", ResourceScope.Namespaced) { HasStatus = true };

    protected override ResourceDescriptor GetDescriptor() => Descriptor;

    public static Machine Named(string name, int cpu = 1, string version = "", string uid = "", long generation = 1) => new()
    {
        Metadata = new()
        {
            Name = name,
            NamespaceProperty = "default",
            Uid = uid.Length == 0 ? $"uid-{name}" : uid,
            ResourceVersion = version.Length == 0 ? null : version,
            Generation = generation,
        },
        Spec = new() { Cpu = cpu },
    };
}
