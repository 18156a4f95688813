using System.Text;
using System.Threading.Channels;

namespace CrdToolkit.Cli.Tests.Serving;

/// <summary>Hands on each line that is written, so that a test can wait for it.</summary>
internal sealed class LineWriter(ChannelWriter<string> lines) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        foreach (var line in (value ?? "").Split('\n'))
        {
            lines.TryWrite(line);
        }
    }
}
