using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CrdToolkit;

/// <summary>
/// As much of HTTP/1.1 as probes and a metrics scraper speak: a GET, an answer, the end of the connection. The platform's
/// HttpListener binds one IP version only, which fails in clusters of the other; ASP.NET Core would be larger than the rest of the operator.
/// </summary>
internal sealed class EndpointListener : IDisposable
{
    private const int MaxRequest = 8 * 1024;
    private const int MaxConnections = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Socket socket;
    private readonly Func<string, CancellationToken, Task<EndpointAnswer>> answer;
    private readonly SemaphoreSlim places = new(MaxConnections);

    /// <param name="address">Where to listen; null for everywhere.</param>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="answer">Answers a request for a path, with its query.</param>
    /// <exception cref="SocketException">The port is taken, or the address is not one of this machine.</exception>
    public EndpointListener(IPAddress? address, int port, Func<string, CancellationToken, Task<EndpointAnswer>> answer)
    {
        this.answer = answer;
        address ??= Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any;
        socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.Equals(IPAddress.IPv6Any))
                socket.DualMode = true;
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public int Port => ((IPEndPoint)socket.LocalEndPoint!).Port;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await places.WaitAsync(cancellationToken).ConfigureAwait(false);
                var connection = await socket.AcceptAsync(cancellationToken).ConfigureAwait(false);
                _ = Task.Run(() => ServeAsync(connection, cancellationToken), CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException)
            {
                // A connection that was gone before it was accepted.
                places.Release();
            }
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task ServeAsync(Socket connection, CancellationToken stopping)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            patience.CancelAfter(Patience);
            using var stream = new NetworkStream(connection, ownsSocket: true);
            if (await ReadRequestLineAsync(stream, patience.Token).ConfigureAwait(false) is not [var method, var target, _])
                return;
            var reply = method is "GET" or "HEAD"
                ? await answer(target, patience.Token).ConfigureAwait(false)
                : new EndpointAnswer(405, "only GET\n");
            await stream.WriteAsync(Encode(reply, method == "HEAD"), patience.Token).ConfigureAwait(false);
            connection.Shutdown(SocketShutdown.Send);
        }
        // Whoever asks may go away at any time.
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
        finally
        {
            connection.Dispose();
            places.Release();
        }
    }

    // Reads up to the empty line that ends the headers; of these nothing is needed.
    private static async Task<string[]> ReadRequestLineAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxRequest];
        var length = 0;
        while (length < buffer.Length)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (count == 0)
                return [];
            length += count;
            var head = buffer.AsSpan(0, length);
            if (head.IndexOf("\r\n\r\n"u8) >= 0 || head.IndexOf("\n\n"u8) >= 0)
                return Encoding.ASCII.GetString(head[..head.IndexOf((byte)'\n')]).Trim().Split(' ');
        }

        return [];
    }

    private static byte[] Encode(EndpointAnswer reply, bool isHead)
    {
        var body = Encoding.UTF8.GetBytes(reply.Body);
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Code} {Phrase(reply.Code)}\r\nContent-Type: {reply.ContentType}\r\nContent-Length: {body.Length}\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. isHead ? [] : body];
    }

    private static string Phrase(int code) => code switch
    {
        200 => "OK",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Service Unavailable",
    };
}
