namespace CrdToolkit.Tests.Caching;

/// <summary>
/// A long random run of a store: others write, we write, answers are lost, the watch is late, tells things twice or in another order, breaks off and is
/// begun anew with a list. At no moment is less there than we have written; in the end all is as on the server.
/// </summary>
public sealed class RandomStoreTests
{
    private const int Steps = 20_000;

    private readonly Random random = new(20261125);
    private readonly RandomHistory history;
    private readonly ResourceStore<Machine> store;
    private readonly StoreFeed<Machine> feed;
    private readonly Dictionary<string, (ulong Version, string? DeletedUid)> acknowledged = [];
    private int told;
    private int bookmarked;
    private bool overtakes;

    public RandomStoreTests()
    {
        history = new RandomHistory(random);
        store = new ResourceStore<Machine>(Machine.Descriptor, CacheSelection<Machine>.Everything, new StoreLog(new RecordedLog(), "Machine"));
        feed = new StoreFeed<Machine>(store, store.Scopes[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_we_have_written_is_there_at_every_moment_and_the_truth_in_the_end(bool eventsOvertake)
    {
        overtakes = eventsOvertake;
        List();
        for (var step = 0; step < Steps; step++)
        {
            switch (random.Next(20))
            {
                case < 6:
                    history.Change(history.AnyName());
                    break;
                case < 11:
                    Write();
                    break;
                case < 18:
                    Tell();
                    break;
                case < 19:
                    LoseAnswer();
                    break;
                default:
                    if (random.Next(5) == 0)
                        List();
                    break;
            }

            ExpectOwnWrites(step);
        }

        while (told < history.Events.Count)
            Tell();
        foreach (var name in Enumerable.Range(0, 20).Select(i => $"vm{i}"))
            Assert.Equal(history.Objects.GetValueOrDefault(name)?.Metadata.ResourceVersion, store.Find(Key(name))?.Metadata.ResourceVersion);
    }

    private static NamespacedName Key(string name) => new("default", name);

    private static ParsedResource<Machine> Parsed(Machine machine) => ParsedResource<Machine>.Read(machine, machine.Metadata);

    private void Write(bool isListing = false)
    {
        var name = history.AnyName();
        var (machine, isDeletion) = history.Change(name);
        // Others go on, and the watch too, while the answer is on its way.
        while (random.Next(3) == 0)
        {
            if (isListing || random.Next(2) == 0)
                history.Change(history.AnyName());
            else
                Tell();
        }

        if (isDeletion)
            store.Deleted(Key(name), machine.Metadata.Uid);
        else
            store.Written(Key(name), machine, machine.Metadata);
        acknowledged[name] = (ResourceVersion.Parse(machine.Metadata.ResourceVersion), isDeletion ? machine.Metadata.Uid : null);
    }

    private void LoseAnswer()
    {
        var name = history.AnyName();
        if (random.Next(2) == 0)
            history.Change(name);
        store.Unknown(Key(name));
        var write = store.PendingWriteOf(Key(name))!;
        if (history.Objects.TryGetValue(name, out var machine))
            store.Observe(Key(name), Parsed(machine));
        else
            store.Deleted(Key(name), null);
        store.Settle(Key(name), write);
    }

    private void Tell()
    {
        if (told == history.Events.Count)
        {
            feed.Bookmarked($"{history.Version}");
            bookmarked = told;
            return;
        }

        // After a break in the line some come again, but none from before a bookmark.
        if (random.Next(10) == 0)
            told = Math.Max(bookmarked, told - random.Next(3));
        if (overtakes && told + 1 < history.Events.Count && random.Next(3) == 0)
            (history.Events[told], history.Events[told + 1]) = (history.Events[told + 1], history.Events[told]);
        var (_, isDeletion, machine) = history.Events[told++];
        if (isDeletion)
            feed.Deleted(Parsed(machine));
        else
            feed.Changed(Parsed(machine));
    }

    private void List()
    {
        var snapshot = history.Objects.Values.OrderBy(_ => random.Next()).ToList();
        var (version, position) = (history.Version, history.Events.Count);
        feed.ListStarted();
        foreach (var machine in snapshot)
        {
            if (random.Next(3) == 0)
                Write(isListing: true);
            feed.Listed(Parsed(machine));
            ExpectOwnWrites(-1);
        }

        feed.ListCompleted($"{version}");
        told = bookmarked = position;
    }

    private void ExpectOwnWrites(int step)
    {
        foreach (var (name, (version, deletedUid)) in acknowledged)
        {
            var found = store.Find(Key(name));
            if (deletedUid is not null)
                Assert.True(found is null || found.Metadata.Uid != deletedUid, $"step {step}: {name} was deleted by us and is there");
            else if (found is null)
                Assert.True(history.Events.Exists(past => past.IsDeletion && past.Version > version && past.Machine.Metadata.Name == name), $"step {step}: {name} was written by us and is not there");
            else
                Assert.True(ResourceVersion.Parse(found.Metadata.ResourceVersion) >= version, $"step {step}: {name} is in version {found.Metadata.ResourceVersion}, we have written {version}");
        }
    }
}
