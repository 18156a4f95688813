namespace CrdToolkit;

/// <summary>What came of a try to take or to renew a lease.</summary>
/// <param name="IsHeld">Whether it is ours.</param>
/// <param name="Holder">Who has it, if it is not ours and somebody has it.</param>
internal readonly record struct LeaseAnswer(bool IsHeld, string? Holder = null)
{
    public static LeaseAnswer Held { get; } = new(true);
}
