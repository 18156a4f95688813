using System.Threading.Channels;

namespace CrdToolkit.Tests.Fakes;

/// <summary>Where the calls of reconcilers arrive, to be ended by the test.</summary>
public sealed class ReconcileScript
{
    private readonly Channel<ReconcileCall> calls = Channel.CreateUnbounded<ReconcileCall>();

    public Task<ReconcileCall> NextAsync() => Patience.WaitAsync(calls.Reader.ReadAsync(TestContext.Current.CancellationToken));

    public bool HasCall => calls.Reader.TryPeek(out _);

    public Task<ReconcileResult> CallAsync(string method, Machine machine, object reconciler, CancellationToken cancellationToken)
    {
        var call = new ReconcileCall(method, machine, reconciler, cancellationToken);
        calls.Writer.TryWrite(call);
        return call.Result.WaitAsync(cancellationToken);
    }
}
