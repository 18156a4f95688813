using System.Net;
using System.Text.Json.Nodes;
using CrdToolkit.Tests.EndToEnd;
using k8s.Models;

namespace CrdToolkit.Tests.Clients;

public sealed class ResourceClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly ScriptedServer server = new();
    private readonly MachineClient machines;

    public ResourceClientTests() => machines = new MachineClient(server.Api);

    [Fact]
    public async Task A_missing_object_is_an_error_to_get_and_null_to_find()
    {
        var get = machines.GetAsync("vm1", "default", Cancellation);
        (await server.NextAsync()).Refuse(HttpStatusCode.NotFound, "NotFound", "machines.infra.example.com \"vm1\" not found", """{"name":"vm1"}""");
        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => get);
        Assert.True(failure.IsNotFound);
        Assert.Equal("get machines.infra.example.com default/vm1: machines.infra.example.com \"vm1\" not found", failure.Message);

        var find = machines.FindAsync("vm1", "default", Cancellation);
        (await server.NextAsync()).Refuse(HttpStatusCode.NotFound, "NotFound", "machines.infra.example.com \"vm1\" not found", """{"name":"vm1"}""");
        Assert.Null(await find);
    }

    [Fact]
    public async Task A_missing_definition_is_an_error_to_find_too_and_says_the_way_out()
    {
        var find = machines.FindAsync("vm1", "default", Cancellation);
        (await server.NextAsync()).Answer("404 page not found", HttpStatusCode.NotFound);
        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => find);
        Assert.Contains("install its CustomResourceDefinition", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_namespace_is_to_be_made()
    {
        var create = machines.CreateAsync(Machine.Named("vm1"), cancellationToken: Cancellation);
        (await server.NextAsync()).Refuse(HttpStatusCode.NotFound, "NotFound", "namespaces \"default\" not found", """{"name":"default","kind":"namespaces"}""");
        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => create);
        Assert.EndsWith("namespaces \"default\" not found. Create the namespace default, or write to another one.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_credentials_are_told_with_where_they_are_from()
    {
        var list = machines.ListAsync(cancellationToken: Cancellation);
        (await server.NextAsync()).Refuse(HttpStatusCode.Unauthorized, "Unauthorized", "Unauthorized");
        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => list);
        Assert.EndsWith(": Unauthorized. The credentials (a client that the application made) are missing, wrong or expired.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_permission_says_which_role_to_give()
    {
        var list = machines.ListAsync(cancellationToken: Cancellation);
        (await server.NextAsync()).Refuse(HttpStatusCode.Forbidden, "Forbidden", "machines.infra.example.com is forbidden: User \"u\" cannot list resource \"machines\" in API group \"infra.example.com\" at the cluster scope");
        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => list);
        Assert.True(failure.IsForbidden);
        Assert.EndsWith("Give its identity a cluster role with apiGroups: [\"infra.example.com\"], resources: [\"machines\"], verbs: [\"list\"].", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_object_has_its_causes()
    {
        var create = machines.CreateAsync(Machine.Named("vm1", cpu: 99), cancellationToken: Cancellation);
        var exchange = await server.NextAsync();
        Assert.Equal("POST /apis/infra.example.com/v1/namespaces/default/machines", $"{exchange.Method} {exchange.Path}");
        exchange.Refuse(
            HttpStatusCode.UnprocessableEntity,
            "Invalid",
            "Machine.infra.example.com \"vm1\" is invalid: spec.cpu: Invalid value: 99",
            """{"name":"vm1","causes":[{"reason":"FieldValueInvalid","message":"Invalid value: 99","field":"spec.cpu"}]}""");
        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => create);
        Assert.True(failure.IsInvalid);
        Assert.Equal("spec.cpu", Assert.Single(failure.Causes).Field);
    }

    [Fact]
    public async Task An_unreachable_server_is_told_with_its_address()
    {
        var get = machines.GetAsync("vm1", "default", Cancellation);
        (await server.NextAsync()).Break("Connection refused (api.test:80)");
        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => get);
        Assert.True(failure.IsUnreachable);
        Assert.Contains("no answer from http://api.test/: Connection refused", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_api_server_is_quoted()
    {
        var get = machines.GetAsync("vm1", "default", Cancellation);
        (await server.NextAsync()).AnswerText("Client sent an HTTP request to an HTTPS server.\n", HttpStatusCode.BadRequest);
        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => get);
        Assert.EndsWith("HTTP 400 Bad Request: Client sent an HTTP request to an HTTPS server.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_fails()
    {
        var get = machines.GetAsync("vm1", "default", Cancellation);
        await server.NextAsync();
        server.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.True((await Assert.ThrowsAsync<KubernetesApiException>(() => get)).IsUnreachable);
    }

    [Fact]
    public async Task All_pages_of_a_list_are_read()
    {
        var names = new List<string>();
        var reading = Task.Run(
            async () =>
            {
                await foreach (var machine in machines.ListAllAsync("default", new() { LabelSelector = "a=b" }, Cancellation))
                    names.Add(machine.Metadata.Name);
            },
            Cancellation);
        var first = await server.NextAsync();
        Assert.Equal("?labelSelector=a=b&limit=500", first.Query);
        first.AnswerList("5", "next", Machine.Named("a"));
        var second = await server.NextAsync();
        Assert.Equal("?labelSelector=a=b&limit=500&continue=next", second.Query);
        second.AnswerList("5", null, Machine.Named("b"));
        await reading;
        Assert.Equal(["a", "b"], names);
    }

    [Fact]
    public async Task An_object_that_cannot_be_read_does_not_fail_its_list()
    {
        var list = machines.ListAsync("default", cancellationToken: Cancellation);
        (await server.NextAsync()).AnswerList("5", null, """{"metadata":{"name":"good"},"spec":{"cpu":1}},{"metadata":{"name":"bad","namespace":"default"},"spec":{"cpu":"many"}}""");
        var page = await list;
        Assert.Equal("good", Assert.Single(page.Items).Metadata.Name);
        Assert.Equal("default/bad", Assert.Single(page.Unreadable).Key.ToString());
        Assert.Contains("default/bad cannot be read and is left out: $.spec.cpu", Assert.Single(server.Log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_is_replaced_by_a_patch_that_tests_the_uid()
    {
        var update = machines.UpdateStatusAsync(Machine.Named("vm1", version: "7"), new() { Phase = "Running" }, Cancellation);
        var exchange = await server.NextAsync();
        Assert.Equal("PATCH /apis/infra.example.com/v1/namespaces/default/machines/vm1/status", $"{exchange.Method} {exchange.Path}");
        Assert.Equal("application/json-patch+json", exchange.ContentType);
        Assert.Equal("""[{"op":"test","path":"/metadata/uid","value":"uid-vm1"},{"op":"add","path":"/status","value":{"phase":"Running"}}]""", exchange.Body);
        exchange.Answer(Machine.Named("vm1", version: "8") with { Status = new() { Phase = "Running" } });
        Assert.Equal("8", (await update).Metadata.ResourceVersion);
    }

    [Fact]
    public async Task A_status_that_is_equal_as_json_is_not_written()
    {
        var status = new MachineStatus { Addresses = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } };
        var machine = Machine.Named("vm1") with { Status = status };
        var same = new MachineStatus { Addresses = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" } };
        Assert.Same(machine, await machines.UpdateStatusAsync(machine, same, Cancellation));
        Assert.False(server.HasRequest);
    }

    [Fact]
    public async Task A_failed_test_of_a_patch_is_a_conflict()
    {
        var update = machines.UpdateStatusAsync(Machine.Named("vm1"), new() { Phase = "Running" }, Cancellation);
        (await server.NextAsync()).Refuse(HttpStatusCode.UnprocessableEntity, "Invalid", "the server rejected our request due to an error in our request");
        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => update);
        Assert.True(failure.IsConflict);
        Assert.False(failure.IsInvalid);
        Assert.Contains("deleted and made anew", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_of_the_client_are_sent_with_version_and_kind_and_stay_as_they_are()
    {
        var map = new V1ConfigMap { Metadata = new() { Name = "m", NamespaceProperty = "default" } };
        var create = new ConfigMapClient(server.Api).CreateAsync(map, cancellationToken: Cancellation);
        var exchange = await server.NextAsync();
        Assert.Equal("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m","namespace":"default"}}""", exchange.Body);
        exchange.Answer("""{"metadata":{"name":"m","namespace":"default","resourceVersion":"5"}}""");
        Assert.Equal(("v1", "ConfigMap"), ((await create).ApiVersion, (await create).Kind));
        Assert.Null(map.Kind);
    }

    [Fact]
    public async Task A_with_change_is_sent_as_the_difference()
    {
        var original = Machine.Named("vm1", version: "7") with { Spec = new() { Cpu = 1, Network = "n" } };
        var patch = machines.PatchAsync(original, original with { Spec = original.Spec with { Cpu = 2, Network = null } }, cancellationToken: Cancellation);
        var exchange = await server.NextAsync();
        Assert.Equal("application/merge-patch+json", exchange.ContentType);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"spec":{"cpu":2,"network":null},"metadata":{"uid":"uid-vm1"}}"""), JsonNode.Parse(exchange.Body)), exchange.Body);
        exchange.Answer(original);
        await patch;
    }

    [Fact]
    public async Task A_with_change_of_nothing_is_not_sent()
    {
        var original = Machine.Named("vm1");
        Assert.Same(original, await machines.PatchAsync(original, original with { }, cancellationToken: Cancellation));
        Assert.False(server.HasRequest);
    }

    [Fact]
    public async Task A_with_change_of_the_status_is_refused_because_the_server_would_ignore_it()
    {
        var original = Machine.Named("vm1");
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => machines.PatchAsync(original, original with { Status = new() { Phase = "x" } }, cancellationToken: Cancellation));
        Assert.Contains("UpdateStatusAsync", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preconditions_and_propagation_of_a_deletion_are_sent()
    {
        var delete = machines.DeleteAsync("vm1", "default", new() { Uid = "u", ResourceVersion = "7", Propagation = PropagationPolicy.Foreground, GracePeriod = TimeSpan.FromSeconds(1.5) }, Cancellation);
        var exchange = await server.NextAsync();
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""{"apiVersion":"v1","kind":"DeleteOptions","gracePeriodSeconds":2,"preconditions":{"resourceVersion":"7","uid":"u"},"propagationPolicy":"Foreground"}"""),
                JsonNode.Parse(exchange.Body)),
            exchange.Body);
        exchange.Answer("""{"kind":"Status","apiVersion":"v1","status":"Success","details":{"uid":"u"}}""");
        await delete;
    }

    [Fact]
    public async Task A_tls_server_name_is_sent_as_host()
    {
        var api = new KubernetesApi(server.Api.Client) { TlsServerName = "kubernetes.default" };
        var get = new MachineClient(api).GetAsync("vm1", "default", Cancellation);
        var exchange = await server.NextAsync();
        Assert.Equal("kubernetes.default", exchange.Host);
        exchange.Answer(Machine.Named("vm1"));
        await get;
    }
}
