namespace CrdToolkit.Tests.Faults;

/// <summary>How long and how badly a server misbehaves. The same seed gives the same faults and changes, at other times perhaps.</summary>
public sealed record FaultPlan
{
    /// <summary>How long faults and changes go on; longer where a slow machine has not made <see cref="Writes"/> by then.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How many writes of the operator, and how many cuts, there must be at least.</summary>
    public int Writes { get; init; } = 10;

    /// <summary>How often every watch is cut.</summary>
    public TimeSpan CutEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often something else goes wrong.</summary>
    public TimeSpan FaultEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often the watch of one of the <see cref="Namespaces"/> is left open and silent, in turn. A cut would end the silence: until it must have been
    /// noticed, cuts hit the other watches only.
    /// </summary>
    public TimeSpan HalfOpenEvery { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a watch lasts at most, which decides when silence is noticed.</summary>
    public TimeSpan WatchDuration { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Where the objects are; each is watched on a connection of its own.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = ["left", "right"];

    /// <summary>How many objects there are.</summary>
    public int Objects { get; init; } = 200;

    /// <summary>How long a user waits between two changes.</summary>
    public TimeSpan ChangeEvery { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long it may take until everything is as wanted once the server behaves.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What the randomness starts from.</summary>
    public int Seed { get; init; } = 20261125;
}
