namespace CrdToolkit.Tests.Caching;

/// <summary>A server in a few lines: objects, versions, and all that happened.</summary>
internal sealed class RandomHistory(Random random)
{
    private const int Names = 12;
    private readonly Dictionary<string, Machine> objects = [];
    private ulong version = 100;
    private int uids;

    public List<(ulong Version, bool IsDeletion, Machine Machine)> Events { get; } = [];

    public ulong Version => version;

    public IReadOnlyDictionary<string, Machine> Objects => objects;

    public string AnyName() => $"vm{random.Next(Names)}";

    /// <summary>Creates, changes or deletes an object.</summary>
    /// <returns>The object as it is then, and whether it was deleted.</returns>
    public (Machine Machine, bool IsDeletion) Change(string name)
    {
        version += (ulong)random.Next(1, 4);
        var isDeletion = false;
        if (!objects.TryGetValue(name, out var machine))
        {
            machine = Machine.Named(name, random.Next(100), $"{version}", $"uid-{++uids}");
        }
        else
        {
            isDeletion = random.Next(4) == 0;
            machine = Machine.Named(name, random.Next(100), $"{version}", machine.Metadata.Uid);
        }

        if (isDeletion)
            objects.Remove(name);
        else
            objects[name] = machine;
        Events.Add((version, isDeletion, machine));
        return (machine, isDeletion);
    }
}
