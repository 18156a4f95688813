using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Text.Json;
using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// The open connection of a watch. Each line is parsed once, from the bytes as they came to the object; a connection on which
/// nothing comes for too long counts as dead.
/// </summary>
internal sealed class WatchConnection<T> : IAsyncDisposable
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    // An object has at most a few MiB; a line beyond this is not one, and must not fill the memory.
    private const int MaxLine = 64 * 1024 * 1024;
    private const string InitialEventsEnd = "k8s.io/initial-events-end";

    private readonly KubernetesApi api;
    private readonly ApiRequest request;
    private readonly ResourceJson<T> json;
    private readonly HttpResponseMessage response;
    private readonly PipeReader pipe;
    private readonly ITimer silence;
    private readonly JsonReaderOptions readerOptions;
    private ReadOnlySequence<byte> buffered;
    private bool ended;
    private bool isSilent;
    private long heard;

    private WatchConnection(KubernetesApi api, ApiRequest request, ResourceJson<T> json, HttpResponseMessage response, Stream stream, TimeSpan idleTimeout)
    {
        this.api = api;
        this.request = request;
        this.json = json;
        this.response = response;
        IdleTimeout = idleTimeout;
        heard = api.Time.GetTimestamp();
        // One for the whole connection: it is not set anew for each event, but looks when it fires whether there was any.
        silence = api.Time.CreateTimer(_ => EndIfSilent(), null, idleTimeout, Timeout.InfiniteTimeSpan);
        pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 16 * 1024, minimumReadSize: 4 * 1024));
        readerOptions = new JsonReaderOptions { MaxDepth = api.Json.MaxDepth };
    }

    /// <summary>The silence after which the connection counts as dead. Made longer, it counts from the next event on.</summary>
    public TimeSpan IdleTimeout { get; set; }

    public static async Task<WatchConnection<T>> OpenAsync(KubernetesApi api, ApiRequest request, ResourceJson<T> json, TimeSpan idleTimeout, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(api.RequestTimeout, api.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var response = await api.Transport.OpenAsync(request, either.Token).ConfigureAwait(false);
            var stream = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            return new WatchConnection<T>(api, request, json, response, stream, idleTimeout);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw api.Transport.Unanswered(request, new TimeoutException($"no answer within {api.RequestTimeout.TotalSeconds:0.#} seconds"));
        }
    }

    /// <summary>The next event; null when the server has closed the watch.</summary>
    /// <exception cref="KubernetesApiException">The connection failed or went silent.</exception>
    public async ValueTask<WatchEvent<T>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTakeLine(out var line))
            {
                if (line.IsEmpty)
                    continue;
                return Parse(line);
            }

            if (ended)
                return null;
            if (buffered.Length > MaxLine)
                throw Malformed($"a line of more than {MaxLine} bytes");
            // What is left is the beginning of a line.
            pipe.AdvanceTo(buffered.Start, buffered.End);
            buffered = default;
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await silence.DisposeAsync().ConfigureAwait(false);
        // The response first: the stream would otherwise wait for the rest of an answer that has no end.
        response.Dispose();
        await pipe.CompleteAsync().ConfigureAwait(false);
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        ReadResult result;
        try
        {
            result = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw api.Transport.Unanswered(request, exception);
        }

        if (result.IsCanceled && isSilent)
            throw api.Transport.Unanswered(request, new TimeoutException($"the watch was silent for {IdleTimeout.TotalSeconds:0} seconds"));
        Volatile.Write(ref heard, api.Time.GetTimestamp());
        buffered = result.Buffer;
        ended = result.IsCompleted;
    }

    private void EndIfSilent()
    {
        var left = IdleTimeout - api.Time.GetElapsedTime(Volatile.Read(ref heard));
        if (left > TimeSpan.Zero)
        {
            silence.Change(left, Timeout.InfiniteTimeSpan);
            return;
        }

        isSilent = true;
        // Only the pending read is woken; unlike a cancelled token this leaves the pipe usable.
        pipe.CancelPendingRead();
    }

    private bool TryTakeLine(out ReadOnlySequence<byte> line)
    {
        if (buffered.PositionOf((byte)'\n') is { } end)
        {
            line = buffered.Slice(0, end);
            buffered = buffered.Slice(buffered.GetPosition(1, end));
            return true;
        }

        line = default;
        return false;
    }

    private WatchEvent<T> Parse(ReadOnlySequence<byte> line)
    {
        try
        {
            var reader = line.IsSingleSegment ? new Utf8JsonReader(line.FirstSpan, readerOptions) : new Utf8JsonReader(line, readerOptions);
            reader.Read();
            WatchEventKind? kind = null;
            var early = default(Utf8JsonReader);
            var isEarly = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isType = reader.ValueTextEquals("type"u8);
                var isObject = reader.ValueTextEquals("object"u8);
                reader.Read();
                if (isType)
                {
                    kind = KindOf(ref reader);
                }
                else if (isObject && kind is { } known)
                {
                    return Parse(known, ref reader, line);
                }
                else if (isObject)
                {
                    early = reader;
                    isEarly = true;
                }

                reader.Skip();
            }

            if (kind is { } late && isEarly)
                return Parse(late, ref early, line);
            throw Malformed("a line without type or object");
        }
        catch (JsonException exception)
        {
            throw Malformed(exception.Message);
        }
    }

    private WatchEvent<T> Parse(WatchEventKind kind, ref Utf8JsonReader reader, ReadOnlySequence<byte> line)
    {
        if (kind == WatchEventKind.Error)
        {
            // Rare: the object is cut out of the line and read as a Status.
            var start = reader.TokenStartIndex;
            reader.Skip();
            var status = api.Transport.ReadStatus(line.Slice(start, reader.BytesConsumed - start).ToArray());
            return new WatchEvent<T>(kind, default, status ?? new V1Status { Message = "the watch ended with an error that is no Status" }, null);
        }

        if (kind == WatchEventKind.Bookmark)
        {
            var bookmark = json.ReadMetadata(ref reader);
            var isEnd = bookmark.Annotations?.TryGetValue(InitialEventsEnd, out var end) == true && end == "true";
            return new WatchEvent<T>(kind, default, null, bookmark.ResourceVersion) { IsInitialEventsEnd = isEnd };
        }

        var parsed = json.Read(ref reader);
        return new WatchEvent<T>(kind, parsed, null, parsed.Metadata.ResourceVersion);
    }

    private static WatchEventKind KindOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("MODIFIED"u8))
            return WatchEventKind.Modified;
        if (reader.ValueTextEquals("ADDED"u8))
            return WatchEventKind.Added;
        if (reader.ValueTextEquals("DELETED"u8))
            return WatchEventKind.Deleted;
        if (reader.ValueTextEquals("BOOKMARK"u8))
            return WatchEventKind.Bookmark;
        return reader.ValueTextEquals("ERROR"u8) ? WatchEventKind.Error : throw new JsonException($"unknown type of event {reader.GetString()}");
    }

    /// <summary>The failure that an event of kind Error stands for.</summary>
    public KubernetesApiException FailureOf(V1Status status) =>
        new(request, status, (HttpStatusCode)(status.Code ?? (int)HttpStatusCode.InternalServerError));

    private KubernetesApiException Malformed(string reason) =>
        api.Transport.Unanswered(request, new InvalidDataException($"the watch sent what is no event: {reason}"));
}
