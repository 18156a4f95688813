using System.Net;
using CrdToolkit.Tests.EndToEnd;
using k8s.Models;

namespace CrdToolkit.Tests.Clients;

/// <summary>Server-side applies, as they are sent.</summary>
public sealed class ApplyTests
{
    private readonly ScriptedServer server = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MachineClient Machines => new(server.Api);

    private ConfigMapClient Maps => new(server.Api);

    [Fact]
    public async Task An_apply_sends_what_is_set_under_a_stable_name_and_forces()
    {
        var apply = Machines.ApplyAsync(MachineApply.Named("vm1", cpu: 2), cancellationToken: Cancellation);
        var exchange = await server.NextAsync();
        Assert.Equal(("PATCH", "application/apply-patch+yaml", "/apis/infra.example.com/v1/namespaces/default/machines/vm1"), (exchange.Method, exchange.ContentType, exchange.Path));
        Assert.Equal($"?fieldManager={server.Api.FieldManager}&force=true", exchange.Query);
        Assert.Equal("""{"apiVersion":"infra.example.com/v1","kind":"Machine","metadata":{"name":"vm1","namespace":"default"},"spec":{"cpu":2}}""", exchange.Body);
        exchange.Answer(Machine.Named("vm1", version: "8"));
        await apply;
    }

    [Fact]
    public async Task An_apply_of_a_model_sends_what_is_not_null_and_no_status()
    {
        var map = new V1ConfigMap { Metadata = new() { Name = "m", NamespaceProperty = "default" }, Data = new Dictionary<string, string> { ["a"] = "b" } };
        var apply = Maps.ApplyAsync(map, new() { FieldManager = "me", Force = false }, Cancellation);
        var exchange = await server.NextAsync();
        Assert.Equal("?fieldManager=me", exchange.Query);
        Assert.Equal("""{"apiVersion":"v1","kind":"ConfigMap","data":{"a":"b"},"metadata":{"name":"m","namespace":"default"}}""", exchange.Body);
        exchange.Answer(exchange.Body);
        await apply;
    }

    [Fact]
    public async Task An_apply_of_a_status_names_the_object_and_sends_nothing_else()
    {
        var apply = Machines.ApplyStatusAsync(Machine.Named("vm1"), new MachineSpecApply { Cpu = 1 }, cancellationToken: Cancellation);
        var exchange = await server.NextAsync("/machines/vm1/status");
        Assert.Equal("""{"apiVersion":"infra.example.com/v1","kind":"Machine","metadata":{"name":"vm1","namespace":"default","uid":"uid-vm1"},"status":{"cpu":1}}""", exchange.Body);
        exchange.Answer(Machine.Named("vm1", version: "8"));
        await apply;
    }

    [Fact]
    public async Task An_apply_of_the_status_of_a_model_sends_what_is_not_null()
    {
        var read = new V1Namespace { Metadata = new() { Name = "n", Uid = "uid-n" }, Status = new() { Phase = "Active" } };
        var apply = new NamespaceClient(server.Api).ApplyStatusAsync(read, new() { Conditions = [new() { Type = "Frozen", Status = "True" }] }, cancellationToken: Cancellation);
        var exchange = await server.NextAsync("/namespaces/n/status");
        Assert.Equal("application/apply-patch+yaml", exchange.ContentType);
        Assert.Equal("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n","uid":"uid-n"},"status":{"conditions":[{"status":"True","type":"Frozen"}]}}""", exchange.Body);
        exchange.Answer(exchange.Body);
        await apply;
    }

    [Fact]
    public async Task The_status_that_was_read_is_not_applied()
    {
        var read = new V1Namespace { Metadata = new() { Name = "n", Uid = "uid-n" }, Status = new() { Phase = "Active" } };
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => new NamespaceClient(server.Api).ApplyStatusAsync(read, read.Status, cancellationToken: Cancellation));
        Assert.StartsWith("This is the status that Namespace n was read with: applying it would claim every field of it. Apply a new V1NamespaceStatus", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uid", null, false)]
    [InlineData(null, "7", false)]
    [InlineData(null, null, true)]
    public async Task An_object_that_was_read_is_not_applied(string? uid, string? version, bool hasManagedFields)
    {
        var read = new V1ConfigMap { Metadata = new() { Name = "m", NamespaceProperty = "default", Uid = uid, ResourceVersion = version, ManagedFields = hasManagedFields ? [] : null } };
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => Maps.ApplyAsync(read, cancellationToken: Cancellation));
        Assert.StartsWith("ConfigMap default/m was read from the server: applying it would claim every field of it. Apply a new V1ConfigMap", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_is_added_to_those_that_are_set()
    {
        var map = new V1ConfigMap
        {
            Metadata = new() { Name = "m", NamespaceProperty = "default", OwnerReferences = [new() { ApiVersion = "v1", Kind = "Node", Name = "n", Uid = "u" }] },
        };
        var apply = Maps.ApplyAsync(map, new() { Owner = Machine.Named("vm1") }, Cancellation);
        (await server.NextAsync("/configmaps/m")).Refuse(HttpStatusCode.NotFound, "NotFound", "not found", """{"name":"m"}""");
        var exchange = await server.NextAsync("/configmaps/m");
        Assert.Contains("""[{"apiVersion":"v1","kind":"Node","name":"n","uid":"u"},{"apiVersion":"infra.example.com/v1","blockOwnerDeletion":true,"controller":true,"kind":"Machine","name":"vm1","uid":"uid-vm1"}]""", exchange.Body, StringComparison.Ordinal);
        exchange.Answer("""{"metadata":{"name":"m","namespace":"default"}}""");
        await apply;
    }

    [Fact]
    public async Task A_dependent_of_another_is_not_touched()
    {
        var apply = Maps.ApplyAsync(new() { Metadata = new() { Name = "m", NamespaceProperty = "default" } }, new() { Owner = Machine.Named("vm1") }, Cancellation);
        (await server.NextAsync("/configmaps/m")).Answer(Map("7", "vm2"));
        var failure = await Assert.ThrowsAsync<AlreadyOwnedException>(() => apply);
        Assert.Equal("ConfigMap default/m is controlled by Machine vm2, so Machine default/vm1 cannot control it too. Name the ConfigMap otherwise, or have the other owner give it up.", failure.Message);
        Assert.False(server.HasRequest);
    }

    [Fact]
    public async Task An_apply_that_would_change_nothing_is_not_sent_while_a_cache_shows_that_nobody_changed_the_object()
    {
        await using var rig = new OperatorRig(builder => builder.AddController<Machine, PlainReconciler>(Machine.Descriptor, controller => controller.Owns<V1ConfigMap>(OperatorRig.ConfigMap)));
        await rig.StartAsync(Machine.Named("vm1", version: "1"));
        var watch = await rig.ServeAsync("/configmaps");
        (await rig.Script.NextAsync()).Done();
        var maps = new ConfigMapClient(rig.Server.Api);
        var first = ApplyAsync(maps);
        (await rig.Server.NextAsync("/configmaps/m")).Refuse(HttpStatusCode.NotFound, "NotFound", "not found", """{"name":"m"}""");
        (await rig.Server.NextAsync("/configmaps/m")).Answer(Map("101", "vm1"));
        await first;
        (await rig.Script.NextAsync()).Done();

        Assert.Equal("101", (await ApplyAsync(maps)).Metadata.ResourceVersion);
        Assert.False(rig.Server.HasRequest);

        await watch.SendAsync("MODIFIED", Map("101", "vm1"));
        await watch.SendAsync("MODIFIED", Map("102", "vm1"));
        (await rig.Script.NextAsync()).Done();
        var again = ApplyAsync(maps);
        (await rig.Server.NextAsync("/configmaps/m")).Answer(Map("103", "vm1"));
        await again;
        Assert.False(rig.Server.HasRequest);
    }

    private static Task<V1ConfigMap> ApplyAsync(ConfigMapClient maps) =>
        maps.ApplyAsync(new() { Metadata = new() { Name = "m", NamespaceProperty = "default" } }, new() { Owner = Machine.Named("vm1") }, Cancellation);

    private static string Map(string version, string owner) =>
        $$$"""{"metadata":{"name":"m","namespace":"default","uid":"m","resourceVersion":"{{{version}}}","ownerReferences":[{"apiVersion":"infra.example.com/v1","kind":"Machine","name":"{{{owner}}}","uid":"uid-{{{owner}}}","controller":true}]}}""";
}
