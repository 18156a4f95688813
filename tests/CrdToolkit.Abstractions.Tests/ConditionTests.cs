using k8s.Models;

namespace CrdToolkit.Abstractions.Tests;

/// <summary>Conditions of a status.</summary>
public sealed class ConditionTests
{
    private static readonly DateTime Noon = new(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);

    private readonly V1ConfigMap resource = new() { Metadata = new() { Generation = 3 } };

    [Fact]
    public void A_first_condition_has_the_generation_of_the_object_and_the_time_in_whole_seconds()
    {
        var condition = Assert.Single(((List<V1Condition>?)null).WithCondition(resource, "Ready", false, "NetworkMissing", "no network", At(Noon.AddMilliseconds(7))));
        Assert.Equal(("Ready", "False", "NetworkMissing", "no network", 3L, Noon), (condition.Type, condition.Status, condition.Reason, condition.Message, condition.ObservedGeneration, condition.LastTransitionTime));
    }

    [Fact]
    public void The_time_stays_while_the_status_stays_and_changes_with_it()
    {
        var first = Set([], false, "A", 0);
        var same = Set(first, false, "B", 1);
        Assert.Equal(("B", Noon), (same[0].Reason, same[0].LastTransitionTime));
        var changed = Set(same, true, "C", 2);
        Assert.Equal(("True", Noon.AddHours(2)), (changed[0].Status, changed[0].LastTransitionTime));
        Assert.Equal("Unknown", Set(changed, null, "D", 3)[0].Status);
        Assert.Equal("False", first[0].Status);
    }

    [Fact]
    public void A_condition_stays_in_its_place_and_others_as_they_are()
    {
        var conditions = Set(Set([], true, "A", 0, "First"), true, "B", 0, "Second");
        var changed = Set(conditions, false, "C", 1, "First");
        Assert.Equal(["First", "Second"], changed.Select(condition => condition.Type));
        Assert.Same(conditions[1], changed[1]);
        Assert.True(changed.IsConditionTrue("Second"));
        Assert.False(changed.IsConditionTrue("First"));
        Assert.False(changed.IsConditionTrue("Third"));
        Assert.Equal(["Second"], changed.WithoutCondition("First").Select(condition => condition.Type));
        Assert.Null(changed.FindCondition("Third"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("ends:")]
    [InlineData("1st")]
    [InlineData("line\n")]
    public void A_reason_that_the_server_would_refuse_is_refused(string reason) =>
        Assert.Throws<ArgumentException>(() => Set([], true, reason, 0));

    private List<V1Condition> Set(List<V1Condition> conditions, bool? status, string reason, int hours, string type = "Ready") =>
        conditions.WithCondition(resource, type, status, reason, "", At(Noon.AddHours(hours)));

    private static Clock At(DateTime now) => new(now);

    private sealed class Clock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
