using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrdToolkit.Cli.Reporting;

/// <summary>JSON that is written to a text writer piece by piece.</summary>
internal sealed class JsonText
{
    private readonly TextWriter output;
    private readonly ArrayBufferWriter<byte> buffer = new();

    public JsonText(TextWriter output)
    {
        this.output = output;
        Writer = new(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>What writes the JSON.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <summary>Hands on what is written so far.</summary>
    public void Flush()
    {
        Writer.Flush();
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        buffer.ResetWrittenCount();
    }
}
