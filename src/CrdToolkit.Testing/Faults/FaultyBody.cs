namespace CrdToolkit.Testing.Faults;

/// <summary>The body of an answer, cut or held where faults say so.</summary>
/// <param name="inner">Where the bytes go.</param>
/// <param name="faults">What goes wrong with them.</param>
/// <param name="aborted">Ends when the client goes away or the server stops.</param>
internal sealed class FaultyBody(Stream inner, ByteFaults faults, CancellationToken aborted) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var (allowed, isCut, heldUntil) = faults.Next(buffer.Length);
            if (allowed > 0)
            {
                await inner.WriteAsync(buffer[..allowed], cancellationToken);
                buffer = buffer[allowed..];
            }

            if (isCut)
            {
                if (allowed > 0)
                {
                    await inner.FlushAsync(cancellationToken);
                }

                throw new ConnectionCutException();
            }

            if (heldUntil is { } removed)
            {
                await inner.FlushAsync(cancellationToken);
                await EitherAsync(removed, aborted);
                aborted.ThrowIfCancellationRequested();
            }
        }
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are written asynchronously.");

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException("Answers are written asynchronously.");

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private static async Task EitherAsync(CancellationToken one, CancellationToken other)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var first = one.Register(() => ended.TrySetResult());
        await using var second = other.Register(() => ended.TrySetResult());
        await ended.Task;
    }
}
