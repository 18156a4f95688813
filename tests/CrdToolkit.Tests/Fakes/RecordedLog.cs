using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CrdToolkit.Tests.Fakes;

/// <summary>Keeps what is logged at level Information and above.</summary>
public sealed class RecordedLog : ILogger, ILoggerFactory, ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    private readonly Channel<string> unread = Channel.CreateUnbounded<string>();

    public IReadOnlyList<string> Lines => [.. lines];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var line = $"{logLevel}: {formatter(state, exception)}";
        lines.Enqueue(line);
        unread.Writer.TryWrite(line);
    }

    /// <summary>Waits for a line that contains this.</summary>
    public async Task WaitForAsync(string text)
    {
        while (!(await Patience.WaitAsync(unread.Reader.ReadAsync(TestContext.Current.CancellationToken))).Contains(text, StringComparison.Ordinal))
        {
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }
}
