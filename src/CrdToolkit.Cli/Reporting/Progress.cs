using System.Diagnostics;

namespace CrdToolkit.Cli.Reporting;

/// <summary>How far a run is, on the standard error of a terminal and only when it takes a while.</summary>
internal sealed class Progress(Terminal terminal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly long start = Stopwatch.GetTimestamp();
    private TimeSpan next = Patience;
    private bool isShown;

    /// <summary>Shows a text in place of the last one, unless that was just now.</summary>
    public void Show(string text)
    {
        var elapsed = Stopwatch.GetElapsedTime(start);
        if (terminal.IsInteractive && elapsed >= next)
        {
            terminal.Output.Flush();
            terminal.Error.Write("\r\u001b[K" + text);
            isShown = true;
            next = elapsed + Interval;
        }
    }

    /// <summary>Takes the text away, so that something else can be written.</summary>
    public void Clear()
    {
        if (isShown)
        {
            terminal.Error.Write("\r\u001b[K");
            isShown = false;
        }
    }
}
