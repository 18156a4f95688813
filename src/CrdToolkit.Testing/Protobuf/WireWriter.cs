using System.Text;

namespace CrdToolkit.Testing.Protobuf;

/// <summary>Writes protobuf, field by field.</summary>
internal sealed class WireWriter
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Bytes = 2;
    private readonly MemoryStream stream = new();

    /// <summary>A text.</summary>
    public void Text(int field, string value) => Content(field, Encoding.UTF8.GetBytes(value));

    /// <summary>An integer.</summary>
    public void Integer(int field, long value)
    {
        Key(field, Varint);
        Number((ulong)value);
    }

    /// <summary>A boolean.</summary>
    public void Flag(int field, bool value) => Integer(field, value ? 1 : 0);

    /// <summary>A number with a fraction.</summary>
    public void Double(int field, double value)
    {
        Key(field, Fixed64);
        stream.Write(BitConverter.GetBytes(value));
    }

    /// <summary>A message within this one.</summary>
    public void Message(int field, Action<WireWriter> write)
    {
        var inner = new WireWriter();
        write(inner);
        Content(field, inner.stream.GetBuffer().AsSpan(0, (int)inner.stream.Length));
    }

    /// <summary>Bytes.</summary>
    public void Content(int field, ReadOnlySpan<byte> content)
    {
        Key(field, Bytes);
        Number((ulong)content.Length);
        stream.Write(content);
    }

    /// <summary>What was written.</summary>
    public byte[] ToArray() => stream.ToArray();

    private void Key(int field, int type) => Number((ulong)((field << 3) | type));

    private void Number(ulong value)
    {
        while (value >= 0x80)
        {
            stream.WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        stream.WriteByte((byte)value);
    }
}
