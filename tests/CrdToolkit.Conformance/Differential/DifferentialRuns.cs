using CrdToolkit.Testing;
using k8s;

namespace CrdToolkit.Conformance.Differential;

/// <summary>
/// Random requests, the same ones in the same order to a LocalApiServer and to the server of the kubeconfig: each answer, each watch
/// event and the final state must be the same, uids, times, generated names, continue tokens and the values of resource versions aside.
/// </summary>
public sealed class DifferentialRuns(ITestOutputHelper output)
{
    /// <summary>How many requests each seed sends, for longer runs by hand; 250 unless set.</summary>
    private const string RequestsVariable = "CRDTOOLKIT_DIFFERENTIAL_REQUESTS";

    /// <summary>The first seed, for runs by hand that try others; 1 unless set.</summary>
    private const string SeedVariable = "CRDTOOLKIT_DIFFERENTIAL_SEED";

    /// <summary>How many seeds, for longer runs by hand; 6 unless set.</summary>
    private const string SeedsVariable = "CRDTOOLKIT_DIFFERENTIAL_SEEDS";

    private const string Group = "differential.conformance.example";

    private const string Columns = """
        [{"name":"Size","type":"integer","jsonPath":".spec.size"},{"name":"Ratio","type":"number","jsonPath":".spec.ratio"},{"name":"Port","type":"string","jsonPath":".spec.port"},
         {"name":"Tags","type":"string","jsonPath":".spec.tags[*]"},{"name":"Web","type":"string","jsonPath":".spec.ports[?(@.number==80)].host"},
         {"name":"Free","type":"boolean","jsonPath":".spec.free.known"},{"name":"Phase","type":"string","jsonPath":".status.phase"},
         {"name":"Age","type":"date","jsonPath":".metadata.creationTimestamp"}]
        """;

    private static readonly (string Query, string? Accept)[] Watches =
    [
        ("", null), ("?labelSelector=app%3Dx", null), ("?labelSelector=app", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io"),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(Setting(SeedVariable, 1), Setting(SeedsVariable, 6))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Both_servers_answer_the_same(int seed)
    {
        var kubeconfig = Environment.GetEnvironmentVariable(ServerUnderTest.KubeconfigVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(kubeconfig), $"{ServerUnderTest.KubeconfigVariable} names no server to compare with.");
        var cancellation = TestContext.Current.CancellationToken;
        await using var local = await LocalApiServer.StartAsync(new LocalApiServerOptions { FillNamespaces = false }, cancellation);
        using var localClient = local.CreateClient();
        using var otherClient = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));
        Side ours = new(new ApiClient(localClient)), theirs = new(new ApiClient(otherClient));

        var @namespace = $"differential-{seed}-{Guid.NewGuid().ToString("N")[..6]}";
        var group = $"s{seed}-{Guid.NewGuid().ToString("N")[..6]}.{Group}";
        Resource widgets = new(group, "v1", "Widget", "widgets", @namespace), zones = new(group, "v1", "Zone", "zones", null);
        try
        {
            foreach (var side in new[] { ours, theirs })
            {
                await side.Api.PostAsync(Resource.Namespaces.Path, Resource.Namespaces.New(@namespace)).Returns(201);
                await new Definition(group).Spec(RandomValues.SpecSchema).WithScale().With("spec.versions.0.additionalPrinterColumns", Columns).InstallAsync(side.Api, @namespace);
                await new Definition(group).Named(zones.Kind).ClusterScoped().Spec(RandomValues.SpecSchema).InstallAsync(side.Api, @namespace);
                foreach (var kind in new[] { widgets, zones })
                {
                    // A kube-apiserver lets the first write of a new kind wait; what follows is answered at once.
                    await side.Api.PostAsync(kind.Path, kind.New("first", """{"spec":{"size":1}}""")).Returns(201);
                    await side.Api.DeleteAsync(kind.PathTo("first"));
                }
            }

            await BothAsync(ours, theirs, new(HttpMethod.Post, widgets.Path, widgets.New(RandomRequests.Owner, """{"spec":{"size":1}}""").ToJsonString()));
            await RunAsync(seed, widgets, zones, ours, theirs);
        }
        finally
        {
            foreach (var kind in RandomRequests.Kinds(widgets, zones))
                await theirs.Api.ReleaseAsync(kind, name => name == kind.Namespace, RandomValues.Releasing(kind, group));
            await theirs.Api.DeleteAsync(Resource.Definitions.PathTo(widgets.DefinitionName));
            await theirs.Api.DeleteAsync(Resource.Definitions.PathTo(zones.DefinitionName));
            await theirs.Api.DeleteAsync(Resource.Namespaces.PathTo(@namespace));
        }
    }

    private async Task RunAsync(int seed, Resource widgets, Resource zones, Side ours, Side theirs)
    {
        var start = (Ours: await VersionAsync(ours, widgets), Theirs: await VersionAsync(theirs, widgets));
        var watches = new List<(string Query, WatchReader Ours, WatchReader Theirs)>();
        try
        {
            foreach (var (query, accept) in Watches)
                watches.Add((query, await ours.Api.WatchAsync(widgets.Path + query, accept), await theirs.Api.WatchAsync(widgets.Path + query, accept)));
            var requests = new RandomRequests(seed, widgets, zones);
            var count = Setting(RequestsVariable, 250);
            var codes = new SortedDictionary<string, int>();
            var sent = new List<RandomRequest>();
            for (var number = 1; number <= count; number++)
            {
                var request = requests.Next();
                var (left, right) = await BothAsync(ours, theirs, request);
                var code = right[..3];
                codes[code] = codes.GetValueOrDefault(code) + 1;
                if (left != right)
                {
                    var before = sent.Where(earlier => earlier.Path.Split('?')[0].StartsWith(request.Path.Split('?')[0], StringComparison.Ordinal)).TakeLast(5);
                    Assert.Fail($"seed {seed}, request {number}: {request}\n{Difference(left, right)}\nbefore:\n{string.Join('\n', before)}");
                }

                sent.Add(request);
            }

            foreach (var kind in RandomRequests.Kinds(widgets, zones))
            {
                var (left, right) = await BothAsync(ours, theirs, new RandomRequest(HttpMethod.Get, kind.Path));
                Assert.True(left == right, $"seed {seed}, final state of {kind.Plural}:\n{Difference(left, right)}");
            }

            await BothAsync(ours, theirs, new(HttpMethod.Post, widgets.Path, widgets.New("last", """{"metadata":{"labels":{"app":"x"}},"spec":{"size":1}}""").ToJsonString()));
            // The same once more, from what the servers remember of it.
            foreach (var query in new[] { "?", "?labelSelector=app%3Dx&" })
            {
                watches.Add((
                    query + "resourceVersion=…",
                    await ours.Api.WatchAsync($"{widgets.Path}{query}resourceVersion={start.Ours}"),
                    await theirs.Api.WatchAsync($"{widgets.Path}{query}resourceVersion={start.Theirs}")));
            }

            var events = 0;
            foreach (var (query, ourWatch, theirWatch) in watches)
                events += await CompareEventsAsync(seed, query, ours, theirs, ourWatch, theirWatch);
            output.WriteLine($"seed {seed}: {count} requests, {events} watch events, no difference; answers: {string.Join(", ", codes.Select(code => $"{code.Key} x {code.Value}"))}");
        }
        finally
        {
            foreach (var (_, ourWatch, theirWatch) in watches)
            {
                await ourWatch.DisposeAsync();
                await theirWatch.DisposeAsync();
            }
        }
    }

    private static async Task<string> VersionAsync(Side side, Resource widgets) => (await side.Api.GetAsync(widgets.Path).Returns(200)).ResourceVersion();

    // The deletion of a collection deletes its objects in no promised order, so each object's events are compared by themselves.
    private static async Task<int> CompareEventsAsync(int seed, string query, Side ours, Side theirs, WatchReader ourWatch, WatchReader theirWatch)
    {
        var (left, right) = (await ReadEventsAsync(ours, ourWatch), await ReadEventsAsync(theirs, theirWatch));
        foreach (var name in left.Keys.Union(right.Keys))
        {
            var (ourWords, theirWords) = (string.Join('\n', left.GetValueOrDefault(name, [])), string.Join('\n', right.GetValueOrDefault(name, [])));
            Assert.True(ourWords == theirWords, $"seed {seed}, watch events of {name} {query}:\n{Difference(ourWords, theirWords)}");
        }

        return right.Values.Sum(events => events.Count);
    }

    private static async Task<Dictionary<string, List<string>>> ReadEventsAsync(Side side, WatchReader watch)
    {
        var events = new Dictionary<string, List<string>>();
        while (!events.ContainsKey("last"))
        {
            var next = await watch.NextAsync();
            var name = next.Object.Name();
            if (!events.TryGetValue(name, out var seen))
                events[name] = seen = [];
            seen.Add($"{next.Type} {side.Read(next.Object.ToJsonString())}");
        }

        return events;
    }

    private static async Task<(string Ours, string Theirs)> BothAsync(Side ours, Side theirs, RandomRequest request)
    {
        var (left, right) = (ours.SendAsync(request), theirs.SendAsync(request));
        var (our, their) = (await left, await right);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var tries = 0; our != their && request.MayBeStale && tries < 100; tries++)
        {
            await pause.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            their = await theirs.SendAsync(request);
        }

        return (our, their);
    }

    private static string Difference(string ours, string theirs)
    {
        string[] left = ours.Split('\n'), right = theirs.Split('\n');
        var same = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = left.Reverse().Zip(right.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        end = Math.Min(end, Math.Min(left.Length, right.Length) - same);
        return $"{string.Join('\n', left[..same].TakeLast(12))}\n--- LocalApiServer\n{string.Join('\n', left[same..^end].Take(40))}\n+++ the other server\n{string.Join('\n', right[same..^end].Take(40))}\n=== both\n{string.Join('\n', left[^end..].Take(6))}";
    }

    private static int Setting(string variable, int unlessSet) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var value) ? value : unlessSet;
}
