using System.Text;

namespace CrdToolkit.Schema.Json;

/// <summary>Bytes that grow at the end. A thread writes into the same ones again and again, unless they have become many.</summary>
internal sealed class Utf8Buffer : IDisposable
{
    private const int MaximumKept = 64 * 1024;

    [ThreadStatic]
    private static Utf8Buffer? spare;

    private byte[] bytes = new byte[512];
    private int count;

    private Utf8Buffer()
    {
    }

    /// <summary>An empty buffer; disposing it gives it back.</summary>
    public static Utf8Buffer Rent()
    {
        var buffer = spare ?? new Utf8Buffer();
        spare = null;
        return buffer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        count = 0;
        if (bytes.Length <= MaximumKept)
        {
            spare = this;
        }
    }

    public void Append(byte value)
    {
        Reserve(1);
        bytes[count++] = value;
    }

    public void AppendAscii(string text)
    {
        Reserve(text.Length);
        foreach (var c in text)
        {
            bytes[count++] = (byte)c;
        }
    }

    /// <summary>Appends a part of a text; a surrogate without its other half becomes U+FFFD.</summary>
    public void AppendText(string text, int start, int length)
    {
        Reserve(length * 3);
        count += Encoding.UTF8.GetBytes(text, start, length, bytes, count);
    }

    public void CopyTo(Stream stream) => stream.Write(bytes, 0, count);

    public byte[] ToArray()
    {
        var copy = new byte[count];
        Buffer.BlockCopy(bytes, 0, copy, 0, count);
        return copy;
    }

    private void Reserve(int more)
    {
        if (count + more > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, count + more));
        }
    }
}
