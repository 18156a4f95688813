namespace CrdToolkit.Tests.Caching;

public sealed class ResourceStoreTests
{
    private static readonly ResourceIndex<Machine, string> ByNetwork = ResourceIndex.On((Machine machine) => machine.Spec.Network);
    private static readonly ResourceIndex<Machine, int> ByDivisor = ResourceIndex.OnMany<Machine, int>(machine => Enumerable.Range(1, machine.Spec.Cpu).Where(number => machine.Spec.Cpu % number == 0));

    private readonly RecordedLog log = new();
    private readonly ResourceStore<Machine> store;
    private readonly StoreFeed<Machine> feed;
    private readonly List<string> changes = [];

    public ResourceStoreTests()
    {
        store = new ResourceStore<Machine>(Machine.Descriptor, CacheSelection<Machine>.Everything, new StoreLog(log, "Machine"));
        feed = new StoreFeed<Machine>(store, store.Scopes[0]);
        store.Subscribe(change => changes.Add($"{change.Key.Name} {change.Old?.Metadata.ResourceVersion ?? "-"} -> {change.New?.Metadata.ResourceVersion ?? "-"}"));
    }

    [Fact]
    public void It_is_synced_after_the_first_complete_list()
    {
        feed.ListStarted();
        Listed(Machine.Named("a", version: "3"));
        Assert.False(store.Synced.IsCompleted);
        feed.ListCompleted("5");
        Assert.True(store.Synced.IsCompleted);
        Assert.Equal("a", Assert.Single(store.List(null)).Metadata.Name);
        Assert.Equal(["a - -> 3"], changes);
    }

    [Fact]
    public void Changes_are_told_with_the_state_before()
    {
        List("5", Machine.Named("a", version: "3"));
        Changed(Machine.Named("a", version: "6"));
        Changed(Machine.Named("b", version: "7"));
        feed.Deleted(Parsed(Machine.Named("a", version: "8")));
        Assert.Equal(["a - -> 3", "a 3 -> 6", "b - -> 7", "a 8 -> -"], changes);
        Assert.Null(store.Find(Key("a")));
    }

    [Fact]
    public void What_a_new_list_no_longer_has_was_deleted_and_what_is_unchanged_is_not_told()
    {
        List("5", Machine.Named("a", version: "3"), Machine.Named("b", version: "4"));
        changes.Clear();
        List("9", Machine.Named("b", version: "4"), Machine.Named("c", version: "8"));
        Assert.Equal(["c - -> 8", "a 3 -> -"], changes);
        Assert.Equal(2, store.Count);
    }

    [Fact]
    public void An_object_that_was_made_anew_while_nobody_watched_is_another_one()
    {
        List("5", Machine.Named("a", version: "3", uid: "1"));
        changes.Clear();
        List("9", Machine.Named("a", version: "8", uid: "2"));
        Assert.Equal(["a 3 -> -", "a - -> 8"], changes);
    }

    [Fact]
    public void A_list_that_is_begun_anew_counts_only_when_complete()
    {
        List("5", Machine.Named("a", version: "3"), Machine.Named("b", version: "4"));
        feed.ListStarted();
        Listed(Machine.Named("a", version: "3"));
        feed.ListStarted();
        Listed(Machine.Named("b", version: "4"));
        feed.ListCompleted("9");
        Assert.Equal("b", Assert.Single(store.List(null)).Metadata.Name);
    }

    [Fact]
    public void A_namespace_can_be_listed()
    {
        List("5", Machine.Named("a", version: "3"));
        Assert.Single(store.List("default"));
        Assert.Empty(store.List("other"));
    }

    [Fact]
    public void An_index_is_built_at_first_use_and_kept_up()
    {
        List("5", On("a", "x", "3"), On("b", "x", "4"), On("c", null, "4"));
        Assert.Equal(["a", "b"], Names(ByNetwork, "x"));
        Changed(On("b", "y", "6"));
        Changed(On("d", "x", "7"));
        feed.Deleted(Parsed(On("a", "x", "8")));
        Assert.Equal(["d"], Names(ByNetwork, "x"));
        Assert.Equal(["b"], Names(ByNetwork, "y"));
        Assert.Empty(Names(ByNetwork, "z"));
    }

    [Fact]
    public void An_object_can_have_many_keys()
    {
        List("5", Machine.Named("six", cpu: 6, version: "3"), Machine.Named("four", cpu: 4, version: "3"));
        Assert.Equal(["four", "six"], Names(ByDivisor, 2));
        Assert.Equal(["six"], Names(ByDivisor, 3));
    }

    [Fact]
    public void An_index_that_throws_leaves_out_the_object_and_is_told_once()
    {
        var failing = ResourceIndex.On<Machine, int>(machine => machine.Spec.Cpu == 0 ? throw new InvalidOperationException("zero") : machine.Spec.Cpu);
        List("5", Machine.Named("a", cpu: 0, version: "3"), Machine.Named("b", cpu: 1, version: "3"));
        Assert.Single(store.List(failing, 1));
        Changed(Machine.Named("a", cpu: 0, version: "6"));
        Assert.StartsWith(
            "Error: The index of Machine by 'machine => machine.Spec.Cpu == 0 ? throw new InvalidOperationException(\"zero\") : machine.Spec.Cpu' leaves out some objects, for which that throws",
            Assert.Single(log.Lines),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_that_is_missing_leaves_the_object_out_whatever_its_type()
    {
        List("5", Machine.Named("a", version: "3"), Machine.Named("b", version: "3") with { Spec = new() { Cpu = 1, BootTimeout = TimeSpan.FromSeconds(9) } });
        var byTimeout = ResourceIndex.On((Machine machine) => machine.Spec.BootTimeout);
        Assert.Equal(["b"], Names(byTimeout, TimeSpan.FromSeconds(9)));
        Assert.Empty(store.List(ResourceIndex.OnMany((Machine machine) => machine.Status?.Addresses?.Keys), "eth0"));
        Assert.Equal("(Machine machine) => machine.Spec.BootTimeout", byTimeout.ToString());
    }

    [Fact]
    public void The_answer_to_a_write_is_seen_at_once_and_told_once()
    {
        List("5", Machine.Named("a", version: "3"));
        changes.Clear();
        Written(Machine.Named("a", cpu: 2, version: "7"));
        Assert.Equal(2, store.Find(Key("a"))!.Spec.Cpu);
        Changed(Machine.Named("a", cpu: 9, version: "6"));
        Assert.Equal(2, store.Find(Key("a"))!.Spec.Cpu);
        Changed(Machine.Named("a", cpu: 2, version: "7"));
        Changed(Machine.Named("a", cpu: 3, version: "8"));
        Assert.Equal(["a 3 -> 7", "a 7 -> 8"], changes);
    }

    [Fact]
    public void The_answer_to_a_write_does_not_bring_back_what_the_watch_has_seen_go()
    {
        List("5", Machine.Named("a", version: "3"));
        feed.Deleted(Parsed(Machine.Named("a", version: "8")));
        Written(Machine.Named("a", version: "7"));
        Assert.Null(store.Find(Key("a")));
    }

    [Fact]
    public void A_created_object_is_seen_at_once()
    {
        List("5");
        Written(Machine.Named("a", version: "6"));
        Assert.Equal(["a - -> 6"], changes);
        Changed(Machine.Named("a", version: "6"));
        Assert.Single(changes);
    }

    [Fact]
    public void A_list_that_was_begun_before_a_write_does_not_undo_it()
    {
        List("5", Machine.Named("a", version: "3"));
        feed.ListStarted();
        Written(Machine.Named("a", cpu: 2, version: "9"));
        Written(Machine.Named("b", version: "10"));
        Listed(Machine.Named("a", cpu: 1, version: "3"));
        feed.ListCompleted("8");
        Assert.Equal(2, store.Find(Key("a"))!.Spec.Cpu);
        Assert.NotNull(store.Find(Key("b")));
    }

    [Fact]
    public void A_list_that_is_begun_after_a_write_has_the_last_word()
    {
        List("5", Machine.Named("a", version: "3"));
        Written(Machine.Named("a", cpu: 2, version: "900"));
        Written(Machine.Named("b", version: "901"));
        // The store was set back from a backup: its versions are lower than what was seen before.
        List("8", Machine.Named("a", cpu: 1, version: "4"));
        Assert.Equal(1, store.Find(Key("a"))!.Spec.Cpu);
        Assert.Null(store.Find(Key("b")));
    }

    [Fact]
    public void A_deleted_object_is_gone_at_once_whatever_the_watch_has_yet_to_tell_of_it()
    {
        List("5", Machine.Named("a", version: "3"));
        store.Deleted(Key("a"), "uid-a");
        Changed(Machine.Named("a", version: "6"));
        Assert.Null(store.Find(Key("a")));
        feed.Deleted(Parsed(Machine.Named("a", version: "7")));
        Changed(Machine.Named("a", version: "8", uid: "new"));
        Assert.NotNull(store.Find(Key("a")));
        Assert.Equal(["a - -> 3", "a 3 -> -", "a - -> 8"], changes);
    }

    [Fact]
    public void The_end_of_an_earlier_object_of_the_name_does_not_bring_back_the_one_that_was_deleted()
    {
        List("5", Machine.Named("a", version: "3", uid: "1"));
        store.Deleted(Key("a"), "1");
        Written(Machine.Named("a", version: "8", uid: "2"));
        store.Deleted(Key("a"), "2");
        feed.Deleted(Parsed(Machine.Named("a", version: "7", uid: "1")));
        Changed(Machine.Named("a", version: "8", uid: "2"));
        Assert.Null(store.Find(Key("a")));
    }

    [Fact]
    public void An_object_that_goes_with_its_last_finalizer_is_gone_at_once()
    {
        List("5", Machine.Named("a", version: "3"));
        var last = Machine.Named("a", version: "6");
        last.Metadata.DeletionTimestamp = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Written(last);
        Assert.Null(store.Find(Key("a")));
    }

    [Fact]
    public void A_write_that_came_back_as_another_kind_is_pending_until_the_watch_shows_it()
    {
        List("5", Machine.Named("a", version: "3"));
        store.Written(Key("a"), null, new() { Name = "a", NamespaceProperty = "default", ResourceVersion = "7" });
        var write = store.PendingWriteOf(Key("a"));
        Assert.False(write!.Reached.IsCompleted);
        Changed(Machine.Named("a", version: "6"));
        Assert.False(write.Reached.IsCompleted);
        Changed(Machine.Named("a", version: "7"));
        Assert.True(write.Reached.IsCompleted);
        Assert.Null(store.PendingWriteOf(Key("a")));
    }

    [Fact]
    public void A_write_of_unknown_outcome_is_pending_until_a_new_list()
    {
        List("5", Machine.Named("a", version: "3"));
        store.Unknown(Key("a"));
        Changed(Machine.Named("a", version: "600"));
        Assert.True(store.PendingWriteOf(Key("a"))!.IsUnknown);
        List("700", Machine.Named("a", version: "600"));
        Assert.Null(store.PendingWriteOf(Key("a")));
    }

    [Fact]
    public void An_object_that_cannot_be_read_is_kept_by_its_metadata_and_told_once_until_it_changes()
    {
        List("5", Machine.Named("a", version: "3"));
        feed.Changed(Unreadable("a", "6"));
        Assert.Null(store.Find(Key("a")));
        Assert.NotNull(store.FindMetadata(Key("a")));
        Assert.Equal("$.spec.cpu", Assert.Single(store.Unreadable()).JsonPath);
        Assert.Equal("a 3 -> -", changes[^1]);
        feed.ListStarted();
        feed.Listed(Unreadable("a", "6"));
        feed.ListCompleted("9");
        Assert.Equal(1, store.Count);
        Assert.Single(log.Lines);
        Changed(Machine.Named("a", version: "10"));
        Assert.NotNull(store.Find(Key("a")));
        Assert.Contains("can be read again", log.Lines[^1], StringComparison.Ordinal);
    }

    private static NamespacedName Key(string name) => new("default", name);

    private static Machine On(string name, string? network, string version) => Machine.Named(name, version: version) with { Spec = new() { Cpu = 1, Network = network } };

    private static ParsedResource<Machine> Parsed(Machine machine) => ParsedResource<Machine>.Read(machine, machine.Metadata);

    private static ParsedResource<Machine> Unreadable(string name, string version)
    {
        var metadata = Machine.Named(name, version: version).Metadata;
        return ParsedResource<Machine>.Failed(new UnreadableResource(metadata, "$.spec.cpu", "no number"), new FormatException());
    }

    private void Listed(Machine machine) => feed.Listed(Parsed(machine));

    private void Changed(Machine machine) => feed.Changed(Parsed(machine));

    private void Written(Machine machine) => store.Written(NamespacedName.Of(machine), machine, machine.Metadata);

    private void List(string version, params Machine[] machines)
    {
        feed.ListStarted();
        foreach (var machine in machines)
            Listed(machine);
        feed.ListCompleted(version);
    }

    private IEnumerable<string> Names<TKey>(ResourceIndex<Machine, TKey> index, TKey key)
        where TKey : notnull => store.List(index, key).Select(machine => machine.Metadata.Name).Order();
}
