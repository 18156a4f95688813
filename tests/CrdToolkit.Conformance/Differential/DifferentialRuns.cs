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

    public static TheoryData<int> Seeds => [.. Enumerable.Range(Setting(SeedVariable, 1), Setting(SeedsVariable, 6))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Both_servers_answer_the_same(int seed)
    {
        var kubeconfig = Environment.GetEnvironmentVariable(ServerUnderTest.KubeconfigVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(kubeconfig), $"{ServerUnderTest.KubeconfigVariable} names no server to compare with.");
        var cancellation = TestContext.Current.CancellationToken;
        await using var local = await LocalApiServer.StartAsync(new LocalApiServerOptions(), cancellation);
        using var localClient = local.CreateClient();
        using var otherClient = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));
        Side ours = new(new ApiClient(localClient)), theirs = new(new ApiClient(otherClient));

        var @namespace = $"differential-{seed}-{Guid.NewGuid().ToString("N")[..6]}";
        var group = $"s{seed}-{Guid.NewGuid().ToString("N")[..6]}.{Group}";
        Resource widgets = new(group, "v1", "Widget", "widgets", @namespace);
        try
        {
            foreach (var side in new[] { ours, theirs })
            {
                await side.Api.PostAsync(Resource.Namespaces.Path, Resource.Namespaces.New(@namespace)).Returns(201);
                await new Definition(group).Spec(RandomValues.SpecSchema).WithScale().InstallAsync(side.Api, @namespace);
                // A kube-apiserver lets the first write of a new kind wait; what follows is answered at once.
                await side.Api.PostAsync(widgets.Path, widgets.New("first", """{"spec":{"size":1}}""")).Returns(201);
                await side.Api.DeleteAsync(widgets.PathTo("first"));
            }

            await RunAsync(seed, widgets, ours, theirs);
        }
        finally
        {
            await theirs.Api.ReleaseAsync(widgets, name => name == @namespace);
            await theirs.Api.ReleaseAsync(Resource.Secrets(@namespace), name => name == @namespace);
            await theirs.Api.ReleaseAsync(new Resource("apps", "v1", "Deployment", "deployments", @namespace), name => name == @namespace);
            await theirs.Api.DeleteAsync(Resource.Definitions.PathTo(widgets.DefinitionName));
            await theirs.Api.DeleteAsync(Resource.Namespaces.PathTo(@namespace));
        }
    }

    private async Task RunAsync(int seed, Resource widgets, Side ours, Side theirs)
    {
        await using var ourWatch = await ours.Api.WatchAsync(widgets.Path);
        await using var theirWatch = await theirs.Api.WatchAsync(widgets.Path);
        var requests = new RandomRequests(seed, widgets);
        var count = Setting(RequestsVariable, 250);
        var codes = new SortedDictionary<string, int>();
        for (var number = 1; number <= count; number++)
        {
            var request = requests.Next();
            var (left, right) = await BothAsync(ours, theirs, request);
            var code = right[..3];
            codes[code] = codes.GetValueOrDefault(code) + 1;
            if (left != right)
                Assert.Fail($"seed {seed}, request {number}: {request}\n{Difference(left, right)}");
        }

        foreach (var kind in new[] { widgets, Resource.Secrets(widgets.Namespace!), new("apps", "v1", "Deployment", "deployments", widgets.Namespace) })
        {
            var (left, right) = await BothAsync(ours, theirs, new RandomRequest(HttpMethod.Get, kind.Path));
            Assert.True(left == right, $"seed {seed}, final state of {kind.Plural}:\n{Difference(left, right)}");
        }

        var events = await CompareEventsAsync(widgets, ours, theirs, ourWatch, theirWatch);
        output.WriteLine($"seed {seed}: {count} requests, {events} watch events, no difference; answers: {string.Join(", ", codes.Select(code => $"{code.Key} x {code.Value}"))}");
    }

    // The deletion of a collection deletes its objects in no promised order, so each object's events are compared by themselves.
    private static async Task<int> CompareEventsAsync(Resource widgets, Side ours, Side theirs, WatchReader ourWatch, WatchReader theirWatch)
    {
        await BothAsync(ours, theirs, new RandomRequest(HttpMethod.Post, widgets.Path, widgets.New("last", """{"spec":{"size":1}}""").ToJsonString()));
        var (left, right) = (await ReadEventsAsync(ours, ourWatch), await ReadEventsAsync(theirs, theirWatch));
        foreach (var name in left.Keys.Union(right.Keys))
        {
            var (ourWords, theirWords) = (string.Join('\n', left[name]), string.Join('\n', right[name]));
            Assert.True(ourWords == theirWords, $"watch events of {name}:\n{Difference(ourWords, theirWords)}");
        }

        return right.Values.Sum(events => events.Count);
    }

    private static async Task<Dictionary<string, List<string>>> ReadEventsAsync(Side side, WatchReader watch)
    {
        var events = new Dictionary<string, List<string>> { ["a"] = [], ["b"] = [], ["c"] = [], ["d"] = [], ["last"] = [] };
        while (events["last"].Count == 0)
        {
            var next = await watch.NextAsync();
            events[next.Object.Name()].Add($"{next.Type} {side.Read(next.Object.ToJsonString())}");
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
