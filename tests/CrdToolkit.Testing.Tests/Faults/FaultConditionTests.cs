using System.Net;

namespace CrdToolkit.Testing.Tests.Faults;

/// <summary>Which requests a fault hits.</summary>
public sealed class FaultConditionTests : ApiServerTest
{
    [Fact]
    public async Task Verb_resource_namespace_and_name_narrow_it_down()
    {
        using var fault = Server.Faults.Add(Fault.Error(500) with
        {
            Verbs = ["get"],
            Group = "",
            Resource = "configmaps",
            Subresource = "",
            Namespace = "default",
            Name = "a",
        });

        await GetAsync(ConfigMaps);
        await GetAsync($"{ConfigMaps}/b", HttpStatusCode.NotFound);
        await GetAsync("/api/v1/namespaces/kube-system/configmaps/a", HttpStatusCode.NotFound);
        await GetAsync("/api/v1/namespaces/default/secrets/a", HttpStatusCode.NotFound);
        await GetAsync($"{ConfigMaps}/a", HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task It_hits_after_some_and_so_many_times()
    {
        Server.Faults.Add(Fault.Unavailable() with { Resource = "configmaps", Skip = 1, Times = 2 });

        await GetAsync(ConfigMaps);
        await GetAsync(ConfigMaps, HttpStatusCode.ServiceUnavailable);
        await GetAsync(ConfigMaps, HttpStatusCode.ServiceUnavailable);
        await GetAsync(ConfigMaps);
    }

    [Fact]
    public async Task A_condition_of_the_test_decides()
    {
        Server.Faults.Add(Fault.Unavailable() with { When = request => request.Query.Contains("limit=", StringComparison.Ordinal) });

        await GetAsync(ConfigMaps);
        await GetAsync($"{ConfigMaps}?limit=1", HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task It_knows_clients_by_their_user_agent()
    {
        Server.Faults.Add(Fault.Unavailable() with { UserAgent = "operator" });

        await GetAsync(ConfigMaps);
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("my-operator/1.0");
        await GetAsync(ConfigMaps, HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_choices()
    {
        async Task<string> ChoicesAsync(int seed)
        {
            using var fault = Server.Faults.Add(Fault.Unavailable() with { Probability = 0.5, Seed = seed });
            var choices = "";
            for (var i = 0; i < 32; i++)
            {
                using var response = await RequestAsync("GET", ConfigMaps, null);
                choices += response.IsSuccessStatusCode ? "." : "x";
            }

            return choices;
        }

        var first = await ChoicesAsync(1);

        Assert.Equal(first, await ChoicesAsync(1));
        Assert.NotEqual(first, await ChoicesAsync(2));
        Assert.Contains('x', first);
        Assert.Contains('.', first);
    }

    [Fact]
    public async Task A_removed_fault_hits_nobody()
    {
        Server.Faults.Add(Fault.Unavailable()).Dispose();
        Server.Faults.Add(Fault.Unavailable());
        Server.Faults.Clear();

        await GetAsync(ConfigMaps);
        Assert.Empty(Server.Faults.Active);
    }

    [Fact]
    public void What_makes_no_sense_is_refused_with_the_way_out()
    {
        var verb = Assert.Throws<ArgumentException>(() => Server.Faults.Add(Fault.Cut() with { Verbs = ["GET"] }));
        var probability = Assert.Throws<ArgumentException>(() => Server.Faults.Add(Fault.Cut() with { Probability = 50 }));
        var times = Assert.Throws<ArgumentException>(() => Server.Faults.Add(Fault.Cut() with { Times = 0 }));

        Assert.StartsWith("Verbs names \"GET\", which is no verb of Kubernetes: use get, list, watch,", verb.Message);
        Assert.StartsWith("Probability is 50: use a number from 0 to 1.", probability.Message);
        Assert.StartsWith("Skip is 0 and Times 0: Skip is at least 0, Times at least 1 or null.", times.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Error(200));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Cut(-1));
    }
}
