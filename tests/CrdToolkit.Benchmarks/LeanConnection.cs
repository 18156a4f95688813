using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CrdToolkit.Benchmarks;

/// <summary>
/// A client that costs next to nothing, so that what is measured is the server: one HTTP/1.1 connection over a blocking socket, one
/// request at a time, its bytes ready before the clock runs; of the answer it reads the status and as many bytes as there are.
/// </summary>
internal sealed class LeanConnection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[64 * 1024];

    /// <summary>Connects to a server.</summary>
    public LeanConnection(Uri server) => socket.Connect(IPAddress.Loopback, server.Port);

    /// <summary>The bytes of a request.</summary>
    public static byte[] Request(string method, string path, string body = "", string contentType = "application/json") => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{method} /{path} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench\r\nAccept: application/json\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));

    /// <summary>Sends a request and reads the answer to its end.</summary>
    /// <returns>The length of the body, in bytes.</returns>
    /// <exception cref="InvalidOperationException">The answer is an error.</exception>
    public int Exchange(ReadOnlySpan<byte> request)
    {
        Send(request);
        var count = 0;
        int end;
        do
        {
            count += Receive(buffer.AsSpan(count));
            end = buffer.AsSpan(0, count).IndexOf("\r\n\r\n"u8);
        }
        while (end < 0);
        var head = buffer.AsSpan(0, end);
        if (head["HTTP/1.1 ".Length] != '2')
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, count));
        }

        var length = head[(head.IndexOf("Content-Length: "u8) + "Content-Length: ".Length)..];
        _ = Utf8Parser.TryParse(length, out int bytes, out _);
        for (var left = bytes - (count - end - 4); left > 0;)
        {
            left -= Receive(buffer);
        }

        return bytes;
    }

    /// <summary>Sends a request whose answer has no end.</summary>
    public void Send(ReadOnlySpan<byte> request)
    {
        while (!request.IsEmpty)
        {
            request = request[socket.Send(request)..];
        }
    }

    /// <summary>Reads a watch until so many events have come: each ends with a line, as does no line of chunked framing.</summary>
    public async Task ReadEventsAsync(int count)
    {
        byte last = 0;
        while (count > 0)
        {
            var received = Checked(await socket.ReceiveAsync(buffer));
            foreach (var value in buffer.AsSpan(0, received))
            {
                count -= value == '\n' && last == '}' ? 1 : 0;
                last = value;
            }
        }
    }

    public void Dispose() => socket.Dispose();

    private int Receive(Span<byte> space) => Checked(socket.Receive(space));

    private static int Checked(int received) => received > 0 ? received : throw new InvalidOperationException("The server has closed the connection.");
}
