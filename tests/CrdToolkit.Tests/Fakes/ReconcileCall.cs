namespace CrdToolkit.Tests.Fakes;

/// <summary>A call of the reconciler that waits for the test to end it.</summary>
public sealed class ReconcileCall(string method, Machine machine, object reconciler, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<ReconcileResult> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Method { get; } = method;

    public Machine Machine { get; } = machine;

    public string Name => Machine.Metadata.Name;

    /// <summary>The instance that was called.</summary>
    public object Reconciler { get; } = reconciler;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public Task<ReconcileResult> Result => result.Task;

    public void Return(ReconcileResult value) => result.SetResult(value);

    public void Done() => result.SetResult(ReconcileResult.Done);

    public void Throw(Exception exception) => result.SetException(exception);
}
