using k8s.Models;

namespace CrdToolkit.EndToEnd.Writing;

/// <summary>What generated clients and apply types write, as the server has it then.</summary>
public sealed class TypedWrites(ServerUnderTest server, RobotDefinition definition) : ConformanceCase(server), IClassFixture<RobotDefinition>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RobotClient Robots { get; } = new(definition.Api);

    private V1ConfigMapClient Maps { get; } = new(definition.Api);

    /// <summary>The robots that a case leaves go with their definition.</summary>
    protected override bool LeavesNamespacesEmpty => false;

    [Fact]
    public async Task An_apply_creates_an_object_of_what_is_set_and_nothing_else_is_ours()
    {
        var robot = await Robots.ApplyAsync(
            new()
            {
                Metadata = new() { Name = "r2", Namespace = Namespace, Labels = new Dictionary<string, string> { ["a"] = "b" } },
                Spec = new()
                {
                    Speed = 3,
                    Memory = new("2Gi"),
                    Rest = TimeSpan.FromMinutes(90),
                    Mode = RobotMode.AtWork,
                    Arms = new Dictionary<string, ArmApply> { ["left"] = new() { Length = 4 } },
                },
            },
            cancellationToken: Cancellation);

        Assert.Equal((3, "2Gi", TimeSpan.FromMinutes(90), RobotMode.AtWork), (robot.Spec.Speed, robot.Spec.Memory!.ToString(), robot.Spec.Rest, robot.Spec.Mode));
        var stored = await ReadAsync(new("writing.end-to-end.example", "v1", "Robot", "robots", Namespace), "r2");
        Assert.Equal("at-work", stored.Text("spec.mode"));
        Assert.Equal("1h30m", stored.Text("spec.rest"));
        Assert.Equal(4, stored.Number("spec.arms.left.length"));
        Assert.Equal("robots", Assert.Single(stored.At("metadata.managedFields")!.AsArray()).Text("manager"));
    }

    [Fact]
    public async Task A_later_apply_leaves_what_others_set_and_removes_what_only_it_had_set()
    {
        await Robots.ApplyAsync(Robot(new() { Speed = 1, Task = "weld" }), cancellationToken: Cancellation);
        await Robots.ApplyAsync(Robot(new() { Speed = 1, Rest = TimeSpan.FromSeconds(5) }), new() { FieldManager = "another" }, Cancellation);

        var robot = await Robots.ApplyAsync(Robot(new() { Speed = 2 }), cancellationToken: Cancellation);

        Assert.Equal((2, null, TimeSpan.FromSeconds(5)), (robot.Spec.Speed, robot.Spec.Task, robot.Spec.Rest));
    }

    [Fact]
    public async Task A_status_that_two_write_is_applied_by_each()
    {
        var robot = await Robots.ApplyAsync(Robot(new() { Speed = 1 }), cancellationToken: Cancellation);
        await Robots.ApplyStatusAsync(robot, new() { Place = "hall" }, cancellationToken: Cancellation);

        var written = await Robots.ApplyStatusAsync(robot, new() { Load = "full" }, new() { FieldManager = "another" }, Cancellation);

        Assert.Equal(("hall", "full", 1L), (written.Status!.Place, written.Status.Load, written.Status.ObservedGeneration));
        Assert.Equal(1, written.Spec.Speed);
    }

    [Fact]
    public async Task An_apply_to_an_earlier_object_of_the_same_name_is_a_conflict()
    {
        var earlier = await Robots.ApplyAsync(Robot(new() { Speed = 1 }), cancellationToken: Cancellation);
        await Robots.DeleteAsync("r2", Namespace, cancellationToken: Cancellation);
        await Robots.ApplyAsync(Robot(new() { Speed = 1 }), cancellationToken: Cancellation);

        var refusal = await Assert.ThrowsAsync<KubernetesApiException>(() =>
            Robots.ApplyAsync(new() { Metadata = ObjectMetaApply.Of(earlier), Spec = new() { Speed = 2 } }, cancellationToken: Cancellation));

        Assert.True(refusal.IsConflict, refusal.Message);
    }

    [Fact]
    public async Task A_dependent_is_created_and_changed_by_the_same_apply_and_has_its_owner()
    {
        var robot = await CreateRobotAsync("r2");
        await Maps.ApplyAsync(Map("1"), new() { Owner = robot }, Cancellation);

        var map = await Maps.ApplyAsync(Map("2"), new() { Owner = robot }, Cancellation);

        Assert.Equal("2", map.Data["a"]);
        Assert.Equal((robot.Metadata.Uid, true), (Assert.Single(map.Metadata.OwnerReferences).Uid, map.Metadata.OwnerReferences[0].Controller));
        Assert.Equal(map.Metadata.ResourceVersion, (await Maps.ApplyAsync(Map("2"), new() { Owner = robot }, Cancellation)).Metadata.ResourceVersion);
    }

    [Fact]
    public async Task A_dependent_of_another_is_left_alone_and_the_error_names_both()
    {
        var first = await CreateRobotAsync("first");
        var second = await CreateRobotAsync("second");
        await Robots.ApplyAsync(Robot(new() { Speed = 1 }), new() { Owner = first }, Cancellation);

        var refusal = await Assert.ThrowsAsync<AlreadyOwnedException>(() => Robots.ApplyAsync(Robot(new() { Speed = 2 }), new() { Owner = second }, Cancellation));

        Assert.StartsWith($"Robot {Namespace}/r2 is controlled by Robot first, so Robot {Namespace}/second cannot control it too.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await Robots.GetAsync("r2", Namespace, Cancellation)).Spec.Speed);
    }

    [Fact]
    public async Task An_owner_of_another_namespace_and_of_a_cluster_scoped_kind_is_refused()
    {
        var robot = await CreateRobotAsync("r2");
        var elsewhere = new V1ConfigMap { Metadata = new() { Name = "m", NamespaceProperty = "default" } };
        Assert.Contains("same namespace", (await Assert.ThrowsAsync<ArgumentException>(() => Maps.ApplyAsync(elsewhere, new() { Owner = robot }, Cancellation))).Message, StringComparison.Ordinal);
        var spaces = new V1NamespaceClient(definition.Api);
        Assert.Contains("owns none without", (await Assert.ThrowsAsync<ArgumentException>(() => spaces.ApplyAsync(new() { Metadata = new() { Name = "n" } }, new() { Owner = robot }, Cancellation))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_with_change_keeps_what_the_type_does_not_know()
    {
        var robots = new Resource("writing.end-to-end.example", "v1", "Robot", "robots", Namespace);
        var robot = await CreateRobotAsync("r2");
        await Api.MergePatchAsync(robots.PathTo("r2"), """{"metadata":{"annotations":{"newer":"kept"}},"spec":{"task":"weld"}}""").Returns(200);

        var written = await Robots.PatchAsync(robot, robot with { Spec = robot.Spec with { Speed = 9 } }, cancellationToken: Cancellation);

        Assert.Equal((9, "weld", "kept"), (written.Spec.Speed, written.Spec.Task, written.Metadata.Annotations["newer"]));
    }

    [Fact]
    public async Task A_with_change_of_an_earlier_object_of_the_same_name_is_a_conflict()
    {
        var earlier = await CreateRobotAsync("r2");
        await Robots.DeleteAsync("r2", Namespace, cancellationToken: Cancellation);
        await CreateRobotAsync("r2");

        var refusal = await Assert.ThrowsAsync<KubernetesApiException>(() => Robots.PatchAsync(earlier, earlier with { Spec = earlier.Spec with { Speed = 9 } }, cancellationToken: Cancellation));

        Assert.True(refusal.IsConflict, refusal.Message);
    }

    private RobotApply Robot(RobotSpecApply spec) => new() { Metadata = new() { Name = "r2", Namespace = Namespace }, Spec = spec };

    private Task<Robot> CreateRobotAsync(string name) => Robots.CreateAsync(
        new Robot { Metadata = new() { Name = name, NamespaceProperty = Namespace }, Spec = new() { Speed = 1 } },
        cancellationToken: Cancellation);

    private V1ConfigMap Map(string value) => new()
    {
        Metadata = new() { Name = "m", NamespaceProperty = Namespace },
        Data = new Dictionary<string, string> { ["a"] = value },
    };
}
