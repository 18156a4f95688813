using System.Net;

namespace CrdToolkit.Tests.Watching;

public sealed class ServerReachabilityTests
{
    [Fact]
    public void Refused_credentials_are_told_once_for_all_readers_and_once_more_when_they_are_accepted()
    {
        var (log, time) = (new RecordedLog(), new VirtualTime());
        var server = new ServerReachability(time);
        ReaderReport[] reports = [.. new[] { "a", "b", "c" }.Select(@namespace => new ReaderReport(log, Machine.Descriptor, @namespace, server, time))];
        foreach (var report in reports)
            report.Failed(Failure(HttpStatusCode.Unauthorized, report.Namespace!), TimeSpan.FromSeconds(1));
        Assert.Single(log.Lines);
        time.Advance(TimeSpan.FromSeconds(5));
        foreach (var report in reports)
            report.Working();
        Assert.Equal("Information: The API server accepts the credentials, after 5.0 s", log.Lines[1]);
        Assert.Equal(2, log.Lines.Count);
    }

    [Fact]
    public void A_server_that_comes_back_and_knows_nobody_is_news()
    {
        var server = new ServerReachability(new VirtualTime());
        Assert.True(server.Lost(ServerTrouble.Unreachable));
        Assert.True(server.Lost(ServerTrouble.Unauthorized));
        Assert.False(server.Lost(ServerTrouble.Unauthorized));
    }

    private static KubernetesApiException Failure(HttpStatusCode code, string @namespace) =>
        new(new ApiRequest(ApiVerb.List, Machine.Descriptor, @namespace), new() { Message = "Unauthorized" }, code);
}
