using System.Buffers;

namespace CrdToolkit;

/// <summary>The bytes of an answer, in a pooled array that goes back when this is disposed of.</summary>
internal sealed class ResponseBody : IDisposable
{
    private const int InitialSize = 16 * 1024;

    private byte[] buffer;
    private int length;

    private ResponseBody(int size) => buffer = ArrayPool<byte>.Shared.Rent(size);

    public ReadOnlySpan<byte> Span => buffer.AsSpan(0, length);

    public static async Task<ResponseBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var known = content.Headers.ContentLength;
        // One byte more than announced: the read that finds the end then needs no larger array.
        var body = new ResponseBody(known is > 0 and < int.MaxValue ? (int)known + 1 : InitialSize);
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (await stream.ReadAsync(body.buffer.AsMemory(body.length), cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                body.length += count;
                if (body.length == body.buffer.Length)
                    body.Grow();
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
