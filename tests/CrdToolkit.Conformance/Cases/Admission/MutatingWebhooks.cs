namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>Webhooks change objects before they are validated and stored.</summary>
public sealed class MutatingWebhooks(ServerUnderTest server, WebhookServer webhooks) : WebhookCase(server, webhooks)
{
    [Fact, Checklist(65)]
    public async Task The_patch_of_a_webhook_is_stored()
    {
        await MutateAsync(_ => Patched("""[{"op":"add","path":"/data","value":{"by":"webhook"}}]"""));

        await CreateAsync(ConfigMaps, "a");

        Assert.Equal("webhook", (await ReadAsync(ConfigMaps, "a")).Text("data.by"));
    }

    [Fact, Checklist(65)]
    public async Task The_request_says_what_happens_to_what_by_whom()
    {
        var seen = new SeenRequests();
        await MutateAsync(request =>
        {
            seen.Add(request);
            return Allowed();
        });

        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"1"}}""");
        await Api.MergePatchAsync(ConfigMaps.PathTo("a") + "?fieldManager=me", """{"data":{"a":"2"}}""").Returns(200);
        await Api.DeleteAsync(ConfigMaps.PathTo("a")).Returns(200);

        var (create, update, delete) = (seen[0], seen[1], seen[2]);
        Assert.Equal(("CREATE", "UPDATE", "DELETE"), (create.Text("operation"), update.Text("operation"), delete.Text("operation")));
        Assert.Equal(("a", Namespace), (create.Text("name"), create.Text("namespace")));
        Assert.Equal("""{"group":"","version":"v1","kind":"ConfigMap"}""", create.At("kind")!.ToJsonString());
        Assert.Equal("""{"group":"","version":"v1","resource":"configmaps"}""", create.At("resource")!.ToJsonString());
        Assert.Equal("""{"group":"","version":"v1","resource":"configmaps"}""", create.At("requestResource")!.ToJsonString());
        Assert.Equal(("1", "2", "1"), (create.Text("object.data.a"), update.Text("object.data.a"), update.Text("oldObject.data.a")));
        Assert.Null(create.At("oldObject"));
        Assert.Null(delete.At("object"));
        Assert.Equal("2", delete.Text("oldObject.data.a"));
        Assert.False(create.At("dryRun")!.GetValue<bool>());
        Assert.Equal(("CreateOptions", "UpdateOptions", "DeleteOptions"), (create.Text("options.kind"), update.Text("options.kind"), delete.Text("options.kind")));
        Assert.Equal("me", update.Text("options.fieldManager"));
        Assert.Contains("system:authenticated", create.Texts("userInfo.groups"));
    }

    [Fact, Checklist(65)]
    public async Task What_a_webhook_makes_of_an_object_is_validated()
    {
        var widgets = await WidgetsAsync();
        await MutateAsync(
            _ => Patched("""[{"op":"add","path":"/spec","value":{"replicas":"many"}}]"""),
            $$$"""{"rules":[{"apiGroups":["{{{widgets.Group}}}"],"apiVersions":["v1"],"resources":["widgets"],"operations":["CREATE"]}]}""");

        (await Api.PostAsync(widgets.Path, widgets.New("a")).Fails(422, "Invalid")).Mentions("spec.replicas");
    }

    [Fact, Checklist(65)]
    public async Task Webhooks_are_called_in_the_order_of_their_configurations()
    {
        await MutateAsync(_ => Patched("""[{"op":"add","path":"/data","value":{"order":"first"}}]"""));
        await MutateAsync(request => Patched($$"""[{"op":"replace","path":"/data/order","value":"{{request.Text("object.data.order")}}, second"}]"""));

        var created = await CreateAsync(ConfigMaps, "a");

        Assert.Equal("first, second", created.Text("data.order"));
    }

    [Fact, Checklist(65)]
    public async Task A_webhook_is_called_again_if_it_wants_and_the_object_has_changed_since()
    {
        var calls = 0;
        await MutateAsync(
            _ =>
            {
                calls++;
                return Allowed();
            },
            """{"reinvocationPolicy":"IfNeeded"}""");
        var never = 0;
        await MutateAsync(_ =>
        {
            never++;
            return Patched("""[{"op":"add","path":"/data","value":{"a":"b"}}]""");
        });

        await CreateAsync(ConfigMaps, "a");

        Assert.Equal((2, 1), (calls, never));
    }

    [Fact, Checklist(65)]
    public async Task A_generated_name_is_not_known_yet()
    {
        JsonObject? seen = null;
        await MutateAsync(request =>
        {
            seen = request;
            return Allowed();
        });

        await Api.PostAsync(ConfigMaps.Path, new JsonObject { ["metadata"] = new JsonObject { ["generateName"] = "a-" } }).Returns(201);

        Assert.Equal("a-", seen.Text("object.metadata.generateName"));
        Assert.Null(seen.Text("object.metadata.name"));
        Assert.Null(seen.Text("name"));
    }

    [Theory, Checklist(65)]
    [InlineData("""{"allowed":true,"patch":"W10="}""", "webhook returned response.patch but not response.patchType")]
    [InlineData("""{"allowed":true,"patchType":"JSONPatch"}""", "webhook returned response.patchType but not response.patch")]
    [InlineData("""{"allowed":true,"uid":"other"}""", "expected response.uid=\"")]
    [InlineData("""{"allowed":true,"patchType":"Other","patch":"W3sib3AiOiJhZGQiLCJwYXRoIjoiL2RhdGEiLCJ2YWx1ZSI6e319XQ=="}""", "unsupported patch type \"Other\"")]
    public async Task A_response_that_makes_no_sense_is_an_error(string response, string message)
    {
        var name = await MutateAsync(_ => JsonNode.Parse(response)!.AsObject());

        (await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a")).Fails(500, "InternalError"))
            .Mentions($"Internal error occurred: failed calling webhook \"{name}\": ")
            .Mentions(message);
    }

    [Fact, Checklist(65)]
    public async Task A_patch_that_does_not_fit_is_an_error()
    {
        await MutateAsync(_ => Patched("""[{"op":"remove","path":"/nothing"}]"""));

        (await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a")).Fails(500, "InternalError")).Mentions("Internal error occurred: ");
    }
}
