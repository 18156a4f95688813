namespace CrdToolkit;

/// <summary>The loops that are to run as long as the operator does; what a liveness check looks at.</summary>
internal sealed class OperatorLoops
{
    private readonly Lock gate = new();
    private readonly List<(string Name, Task Task)> loops = [];

    public bool IsStarted { get; private set; }

    public bool IsStopping { get; private set; }

    public Task Run(string name, Func<Task> loop)
    {
        var task = Task.Run(loop);
        lock (gate)
            loops.Add((name, task));
        return task;
    }

    public void Started() => IsStarted = true;

    public void Stopping() => IsStopping = true;

    /// <summary>The loops that have ended though nobody stopped them, with the reason.</summary>
    public IReadOnlyList<string> Ended()
    {
        if (IsStopping)
            return [];
        lock (gate)
            return [.. loops.Where(loop => loop.Task.IsCompleted).Select(loop => $"the loop of {loop.Name} has ended: {loop.Task.Exception?.GetBaseException().Message ?? "nobody knows why"}")];
    }
}
