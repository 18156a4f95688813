using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace CrdToolkit.Testing.Tests.Plugins;

public sealed class QuotaTests : ApiServerTest
{
    private const string Quota = "/api/v1/namespaces/default/resourcequotas/q";
    private const string Pods = "/api/v1/namespaces/default/pods";

    [Fact]
    public async Task A_restored_snapshot_counts_what_is_there_then()
    {
        await LimitAsync("""{"configmaps":"2"}""");
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        var snapshot = await Server.SnapshotAsync();
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"b" """));

        await Server.RestoreAsync(snapshot);

        Assert.Equal("1", Text(await GetAsync(Quota), "status.used.configmaps"));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"c" """));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"d" """), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Whatever_many_writers_do_at_once_the_count_is_right_in_the_end_and_never_too_high()
    {
        const int Most = 6;
        await LimitAsync($$"""{"pods":"{{Most}}","requests.cpu":"10"}""");
        var random = new Random(7);
        var writers = Enumerable.Range(0, 8).Select(writer => WriteAsync(writer, random.Next())).ToArray();

        await Task.WhenAll(writers);
        await Server.SnapshotAsync();

        var living = (await GetAsync(Pods))["items"]!.AsArray().Count(pod => Text(pod!, "status.phase") == "Pending");
        var status = (await GetAsync(Quota))["status"]!;
        Assert.InRange(living, 0, Most);
        Assert.Equal((living, living), (Used(status, "pods"), Used(status, "requests.cpu")));
    }

    [Fact]
    public async Task A_quota_of_another_namespace_limits_nothing()
    {
        await LimitAsync("""{"configmaps":"0"}""");

        await PostAsync("/api/v1/namespaces/kube-public/configmaps", ConfigMap(""" "name":"a" """));
    }

    private static int Used(JsonNode status, string name) => int.Parse(status["used"]![name]!.GetValue<string>(), CultureInfo.InvariantCulture);

    private async Task WriteAsync(int writer, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 25; i++)
        {
            var path = $"{Pods}/p{writer}-{random.Next(3)}";
            using var answer = random.Next(4) switch
            {
                0 => await RequestAsync("DELETE", path, null),
                1 => await RequestAsync("PATCH", $"{path}/status", """{"status":{"phase":"Succeeded"}}""", "application/merge-patch+json"),
                _ => await RequestAsync("POST", Pods, $$$"""
                    {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{path[(Pods.Length + 1)..]}}}"},
                     "spec":{"containers":[{"name":"a","image":"a:1","resources":{"requests":{"cpu":"1"} } }] } }
                    """),
            };
            Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.NotFound, HttpStatusCode.Conflict, HttpStatusCode.Forbidden]);
        }
    }

    private Task<JsonObject> LimitAsync(string hard) => PostAsync(
        Quota[..^2], $$$"""{"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"q"},"spec":{"hard":{{{hard}}}} }""");
}
