namespace CrdToolkit;

/// <summary>A write of ours that the cache cannot show yet.</summary>
internal sealed class PendingWrite(ulong version, bool isUnknown, int list)
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The version that the cache must reach.</summary>
    public ulong Version { get; } = version;

    /// <summary>Whether the write may not have happened at all; then no version is known.</summary>
    public bool IsUnknown { get; } = isUnknown;

    /// <summary>The list that was the newest when it was recorded: a later one has its outcome in it.</summary>
    public int List { get; } = list;

    public Task Reached => reached.Task;

    public void Complete() => reached.TrySetResult();
}
