using k8s.Models;

namespace CrdToolkit.Tests.Controllers;

public sealed class PrimaryPredicateTests
{
    [Fact]
    public void A_write_of_the_status_does_not_count() => Assert.False(Passes(Meta("1", 4), Meta("2", 4)));

    [Fact]
    public void A_change_of_the_spec_counts() => Assert.True(Passes(Meta("1", 4), Meta("2", 5)));

    [Fact]
    public void Every_change_counts_where_the_server_keeps_no_generation()
    {
        Assert.True(Passes(Meta("1", null), Meta("2", null)));
        Assert.False(Passes(Meta("1", null), Meta("1", null)));
    }

    [Fact]
    public void Deletion_counts() => Assert.True(Passes(Meta("1", 4), new() { Uid = "u", ResourceVersion = "2", Generation = 4, DeletionTimestamp = DateTime.UnixEpoch }));

    [Fact]
    public void The_finalizers_of_others_count_and_ours_does_not()
    {
        Assert.True(Passes(Meta("1", 4, "other/x", "ours/y"), Meta("2", 4, "ours/y")));
        Assert.False(Passes(Meta("1", 4, "other/x"), Meta("2", 4, "other/x", "ours/y")));
    }

    [Fact]
    public void Another_object_of_the_same_name_counts() => Assert.True(PrimaryPredicate.Passes(Meta("1", 4), new() { Uid = "v", ResourceVersion = "2", Generation = 4 }, null));

    [Fact]
    public void Labels_and_annotations_count_where_they_are_asked_for()
    {
        var (old, labelled, annotated) = (Meta("1", 4), Meta("2", 4), Meta("2", 4));
        labelled.Labels = new Dictionary<string, string> { ["a"] = "b" };
        annotated.Annotations = new Dictionary<string, string> { ["a"] = "b" };
        Assert.True(PrimaryPredicate.Passes(old, labelled, null, ObjectChanges.Labels));
        Assert.False(PrimaryPredicate.Passes(old, annotated, null, ObjectChanges.Labels));
        Assert.True(PrimaryPredicate.Passes(annotated, old, null, ObjectChanges.Labels | ObjectChanges.Annotations));
        Assert.False(PrimaryPredicate.Passes(annotated, annotated, null, ObjectChanges.Annotations));
    }

    private static bool Passes(V1ObjectMeta old, V1ObjectMeta @new) => PrimaryPredicate.Passes(old, @new, "ours/y");

    private static V1ObjectMeta Meta(string version, long? generation, params string[] finalizers) =>
        new() { Uid = "u", ResourceVersion = version, Generation = generation, Finalizers = finalizers };
}
