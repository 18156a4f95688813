namespace CrdToolkit.Tests.EndToEnd;

/// <summary>A stream that breaks after so many bytes.</summary>
internal sealed class CutStream(Stream inner, int bytes) : Stream
{
    private int left = bytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left <= 0)
            throw new IOException("connection reset by peer");
        var count = await inner.ReadAsync(buffer[..Math.Min(buffer.Length, left)], cancellationToken);
        left -= count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing) => inner.Dispose();
}
