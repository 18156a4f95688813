using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CrdToolkit.Testing.Tests.Requests;

/// <summary>Clients that do not end what they begin, or come in crowds: the others are served all the same.</summary>
public sealed class MisbehavingClientTests : ApiServerTest
{
    private const int Crowd = 200;

    [Theory]
    [InlineData("POST /api/v1/namespaces/default/configmaps HTTP/1.1\r\nHost: a\r\nContent-Ty")]
    [InlineData("POST /api/v1/namespaces/default/configmaps HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"kind\":")]
    public async Task Requests_that_do_not_go_on_keep_nobody_waiting(string beginning)
    {
        var sockets = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => ConnectAsync(beginning)));

        await PostAsync(ConfigMaps, ConfigMap("\"name\":\"a\""));

        Assert.Single((await GetAsync(ConfigMaps))["items"]!.AsArray());
        foreach (var socket in sockets)
            socket.Dispose();
    }

    [Fact]
    public async Task A_body_that_is_cut_short_changes_nothing()
    {
        var body = ConfigMap("\"name\":\"a\"");
        using (var socket = await ConnectAsync($"POST {ConfigMaps} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {body.Length + 10}\r\n\r\n{body}"))
        {
            socket.Shutdown(SocketShutdown.Send);
            // The connection is over, with or without a word.
            var answer = await ReadAsync(socket);
            Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), answer);
        }

        Assert.Empty((await GetAsync(ConfigMaps))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_body_without_an_end_is_refused_once_it_is_too_long()
    {
        using var socket = await ConnectAsync($"POST {ConfigMaps} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        var chunk = Encoding.ASCII.GetBytes("10000\r\n" + new string(' ', 0x10000) + "\r\n");
        var answer = ReadAsync(socket);
        var sent = 0;
        try
        {
            while (!answer.IsCompleted && sent < 1_000)
            {
                await socket.SendAsync(chunk, Cancellation);
                sent++;
            }
        }
        catch (SocketException)
        {
            // The server has hung up.
        }

        Assert.StartsWith("HTTP/1.1 413", await answer, StringComparison.Ordinal);
        Assert.InRange(sent, 3 * 16, 999);
    }

    [Fact]
    public async Task A_thousand_watches_see_each_change()
    {
        Http.DefaultRequestHeaders.ConnectionClose = true;
        var watches = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => WatchAsync(ConfigMaps)));

        await PostAsync(ConfigMaps, ConfigMap("\"name\":\"a\""));

        foreach (var watch in watches)
        {
            await watch.UntilAsync((type, value) => type == "ADDED" && Text(value, "metadata.name") == "a");
            await watch.DisposeAsync();
        }
    }

    [Fact]
    public async Task Of_writers_with_the_same_version_one_wins_each_round()
    {
        await PostAsync(ConfigMaps, ConfigMap("\"name\":\"a\""));
        for (var round = 0; round < 10; round++)
        {
            var version = Text(await GetAsync(ConfigMaps + "/a"), "metadata.resourceVersion");
            var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async writer =>
            {
                using var answer = await RequestAsync("PUT", ConfigMaps + "/a", ConfigMap($"\"name\":\"a\",\"resourceVersion\":\"{version}\"", $$""" "data":{"by":"{{round}}-{{writer}}"} """));
                return answer.StatusCode;
            }));

            Assert.Single(codes, HttpStatusCode.OK);
            Assert.Equal(19, codes.Count(code => code == HttpStatusCode.Conflict));
        }
    }

    [Fact]
    public async Task Patches_at_the_same_time_all_count()
    {
        await PostAsync(ConfigMaps, ConfigMap("\"name\":\"a\"", """ "data":{} """));

        await Task.WhenAll(Enumerable.Range(0, Crowd).Select(writer => MergeAsync(ConfigMaps + "/a", $$$"""{"data":{"k{{{writer}}}":"v"}}""")));

        Assert.Equal(Crowd, (await GetAsync(ConfigMaps + "/a"))["data"]!.AsObject().Count);
    }

    [Fact]
    public async Task Thousands_of_namespaces_are_listed_in_pages()
    {
        const int many = 5_000;
        await Parallel.ForEachAsync(Enumerable.Range(0, many), Cancellation, async (number, _) =>
            await PostAsync("/api/v1/namespaces", $$$"""{"metadata":{"name":"n{{{number}}}"}}"""));

        var names = new HashSet<string>();
        var next = "";
        do
        {
            var page = await GetAsync($"/api/v1/namespaces?limit=500&continue={next}");
            names.UnionWith(page["items"]!.AsArray().Select(item => Text(item!, "metadata.name")));
            next = Text(page, "metadata.continue");
        }
        while (next.Length > 0);

        Assert.Equal(many, names.Count(name => name[0] == 'n' && char.IsDigit(name[1])));
    }

    private async Task<Socket> ConnectAsync(string beginning)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, Server.BaseUri.Port, Cancellation);
        await socket.SendAsync(Encoding.ASCII.GetBytes(beginning), Cancellation);
        return socket;
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        var buffer = new byte[4096];
        try
        {
            return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, Cancellation));
        }
        catch (SocketException)
        {
            return "";
        }
    }
}
