using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace CrdToolkit.Tests.Fakes;

/// <summary>Time that stands still until the test moves it; and the test can wait for something to wait.</summary>
public sealed class VirtualTime : FakeTimeProvider
{
    private readonly Channel<Timer> timers = Channel.CreateUnbounded<Timer>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(base.CreateTimer(callback, state, dueTime, period), dueTime);
        timers.Writer.TryWrite(timer);
        return timer;
    }

    /// <summary>Waits until something waits for a time in this range, and lets that time pass. What waits no longer does not count.</summary>
    /// <param name="atLeast">The shortest time that counts.</param>
    /// <param name="atMost">The longest.</param>
    /// <param name="first">What happens just before it passes.</param>
    public async Task<TimeSpan> PassAsync(TimeSpan atLeast, TimeSpan atMost, Action? first = null)
    {
        while (true)
        {
            var timer = await Patience.WaitAsync(timers.Reader.ReadAsync(TestContext.Current.CancellationToken));
            if (timer.IsDisposed || timer.Due < atLeast || timer.Due > atMost)
                continue;
            first?.Invoke();
            Advance(timer.Due);
            return timer.Due;
        }
    }

    private sealed class Timer(ITimer inner, TimeSpan due) : ITimer
    {
        private volatile bool isDisposed;

        public TimeSpan Due => due;

        public bool IsDisposed => isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(dueTime, period);

        public void Dispose()
        {
            isDisposed = true;
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            isDisposed = true;
            return inner.DisposeAsync();
        }
    }
}
