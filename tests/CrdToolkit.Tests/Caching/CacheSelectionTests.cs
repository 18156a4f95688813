using k8s.Models;

namespace CrdToolkit.Tests.Caching;

/// <summary>A cache that holds a part of the objects, or a part of each.</summary>
public sealed class CacheSelectionTests
{
    private readonly RecordedLog log = new();
    private readonly List<string> changes = [];

    [Fact]
    public void What_we_write_comes_into_the_cache_only_if_it_is_selected()
    {
        var (store, feed) = Make(new() { LabelSelector = "app=web" });
        List(feed, "5");
        Write(store, Labelled("a", "6", "api"));
        Assert.Null(store.Find(Key("a")));
        Assert.Null(store.PendingWriteOf(Key("a")));
        Write(store, Labelled("b", "7", "web"));
        Assert.NotNull(store.Find(Key("b")));
    }

    [Fact]
    public void What_we_change_so_that_it_is_no_longer_selected_goes_at_once_and_does_not_come_back_from_the_past()
    {
        var (store, feed) = Make(new() { LabelSelector = "app=web" });
        List(feed, "5", Labelled("a", "3", "web"));
        Write(store, Labelled("a", "8", "api"));
        Assert.Null(store.Find(Key("a")));
        feed.Changed(Parsed(Labelled("a", "7", "web")));
        Assert.Null(store.Find(Key("a")));
        // The server tells an object that leaves the selection as deleted.
        feed.Deleted(Parsed(Labelled("a", "8", "web")));
        feed.Changed(Parsed(Labelled("a", "9", "web")));
        Assert.NotNull(store.Find(Key("a")));
        Assert.Equal(["a - -> 3", "a 3 -> -", "a - -> 9"], changes);
    }

    [Fact]
    public void What_comes_back_into_the_selection_by_our_write_stays_when_the_watch_tells_that_it_had_left()
    {
        var (store, feed) = Make(new() { LabelSelector = "app=web" });
        List(feed, "5", Labelled("a", "3", "web"));
        Write(store, Labelled("a", "8", "api"));
        Write(store, Labelled("a", "9", "web"));
        feed.Deleted(Parsed(Labelled("a", "8", "web")));
        Assert.NotNull(store.Find(Key("a")));
    }

    [Fact]
    public void A_write_of_which_only_the_server_can_tell_whether_it_is_selected_is_waited_for_until_the_watch_has_passed_it()
    {
        var (store, feed) = Make(new() { FieldSelector = "spec.network=x" });
        List(feed, "5");
        Write(store, Machine.Named("a", version: "8"));
        var write = store.PendingWriteOf(Key("a"))!;
        feed.Changed(Parsed(Machine.Named("b", version: "7")));
        Assert.False(write.Reached.IsCompleted);
        feed.Bookmarked("9");
        Assert.True(write.Reached.IsCompleted);
        Assert.Null(store.Find(Key("a")));
    }

    [Theory]
    [InlineData("metadata.name=a", true)]
    [InlineData("metadata.name=b", false)]
    [InlineData("metadata.name!=a", false)]
    [InlineData("metadata.namespace==default", true)]
    [InlineData("spec.cpu=1", null)]
    public void Some_field_selectors_are_judged_here(string selector, bool? expected) =>
        Assert.Equal(expected, new CacheSelection<Machine>(new() { FieldSelector = selector }, [], null).Matches(Machine.Named("a").Metadata));

    [Fact]
    public void Several_namespaces_are_one_cache_that_is_synced_when_each_is()
    {
        var (store, first) = Make(new(), "default", "other");
        var second = new StoreFeed<Machine>(store, store.Scopes[1]);
        List(first, "5", Machine.Named("a", version: "3"));
        Assert.False(store.Synced.IsCompleted);
        List(second, "9", Elsewhere("b", "8"));
        Assert.True(store.Synced.IsCompleted);
        // A new list of one namespace says nothing of the other.
        List(first, "12");
        Assert.Equal("b", Assert.Single(store.List(null)).Metadata.Name);
        // The one reader is ahead of the other.
        first.Bookmarked("100");
        Write(store, Elsewhere("b", "50"));
        Assert.Equal("50", Assert.Single(store.List("other")).Metadata.ResourceVersion);
        // Nobody reads this namespace.
        var unread = Machine.Named("c", version: "200");
        unread.Metadata.NamespaceProperty = "third";
        Write(store, unread);
        Assert.Single(store.List(null));
    }

    [Fact]
    public void A_transform_has_its_way_with_all_that_comes_in()
    {
        var (store, feed) = Make(new() { Transform = machine => machine.Metadata.Name == "bad" ? throw new InvalidOperationException("no") : machine with { Spec = new() { Cpu = 0 } } });
        List(feed, "5", Machine.Named("a", cpu: 4, version: "3"), Machine.Named("bad", version: "4"));
        Write(store, Machine.Named("b", cpu: 4, version: "6"));
        Assert.All(store.List(null), machine => Assert.Equal(0, machine.Spec.Cpu));
        Assert.Equal(2, store.List(null).Count);
        Assert.Equal("the transform of the cache failed: no", Assert.Single(store.Unreadable()).Reason);
    }

    [Fact]
    public void A_cache_of_metadata_takes_the_metadata_of_what_we_write()
    {
        var selection = new CacheSelection<PartialObjectMetadata<Machine>>(new(), [], metadata => new() { Metadata = metadata });
        var store = new ResourceStore<PartialObjectMetadata<Machine>>(Machine.Descriptor, selection, new StoreLog(log, "Machine"));
        var machine = Machine.Named("a", version: "6");
        store.Written(Key("a"), machine, machine.Metadata);
        Assert.Same(machine.Metadata, store.Find(Key("a"))!.Metadata);
    }

    private (ResourceStore<Machine> Store, StoreFeed<Machine> Feed) Make(CacheOptions<Machine> options, params string[] namespaces)
    {
        var store = new ResourceStore<Machine>(Machine.Descriptor, new CacheSelection<Machine>(options, namespaces, null), new StoreLog(log, "Machine"));
        store.Subscribe(change => changes.Add($"{change.Key.Name} {change.Old?.Metadata.ResourceVersion ?? "-"} -> {change.New?.Metadata.ResourceVersion ?? "-"}"));
        return (store, new StoreFeed<Machine>(store, store.Scopes[0]));
    }

    private static NamespacedName Key(string name) => new("default", name);

    private static Machine Labelled(string name, string version, string app)
    {
        var machine = Machine.Named(name, version: version);
        machine.Metadata.Labels = new Dictionary<string, string> { ["app"] = app };
        return machine;
    }

    private static Machine Elsewhere(string name, string version)
    {
        var machine = Machine.Named(name, version: version);
        machine.Metadata.NamespaceProperty = "other";
        return machine;
    }

    private static ParsedResource<Machine> Parsed(Machine machine) => ParsedResource<Machine>.Read(machine, machine.Metadata);

    private static void Write(ResourceStore<Machine> store, Machine machine) => store.Written(NamespacedName.Of(machine), machine, machine.Metadata);

    private static void List(StoreFeed<Machine> feed, string version, params Machine[] machines)
    {
        feed.ListStarted();
        foreach (var machine in machines)
            feed.Listed(Parsed(machine));
        feed.ListCompleted(version);
    }
}
