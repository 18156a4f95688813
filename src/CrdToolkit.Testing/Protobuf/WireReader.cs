namespace CrdToolkit.Testing.Protobuf;

/// <summary>Reads the fields of a protobuf message.</summary>
/// <param name="bytes">The message.</param>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>Reads the next field.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="FormatException">The bytes are no protobuf.</exception>
    public bool TryRead(out int number, out ulong scalar, out ReadOnlySpan<byte> content)
    {
        number = 0;
        scalar = 0;
        content = default;
        if (rest.IsEmpty)
        {
            return false;
        }

        var tag = Varint();
        number = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0:
                scalar = Varint();
                break;
            case 1:
                scalar = BitConverter.ToUInt64(Take(8));
                break;
            case 2:
                content = Take(Varint());
                break;
            case 5:
                scalar = BitConverter.ToUInt32(Take(4));
                break;
            default:
                throw new FormatException("proto: illegal wireType");
        }

        return true;
    }

    private ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("proto: integer overflow");
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)rest.Length)
        {
            throw new FormatException("unexpected EOF");
        }

        var taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }
}
