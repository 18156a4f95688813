using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace CrdToolkit.Tests.Fakes;

/// <summary>Time that stands still until the test moves it; and the test can wait for something to wait.</summary>
public sealed class VirtualTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until something waits for a time in this range, and lets that time pass.</summary>
    public async Task<TimeSpan> PassAsync(TimeSpan atLeast, TimeSpan atMost)
    {
        while (true)
        {
            var due = await Patience.WaitAsync(timers.Reader.ReadAsync(TestContext.Current.CancellationToken));
            if (due < atLeast || due > atMost)
                continue;
            Advance(due);
            return due;
        }
    }
}
