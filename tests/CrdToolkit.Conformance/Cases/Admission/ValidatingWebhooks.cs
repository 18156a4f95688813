namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>Webhooks refuse writes.</summary>
public sealed class ValidatingWebhooks(ServerUnderTest server, WebhookServer webhooks) : WebhookCase(server, webhooks)
{
    [Theory, Checklist(65)]
    [InlineData("{}", 400, null, "denied the request without explanation")]
    [InlineData("""{"message":"no"}""", 400, null, "denied the request: no")]
    [InlineData("""{"reason":"Because"}""", 400, "Because", "denied the request: Because")]
    [InlineData("""{"code":422,"reason":"Invalid","message":"bad"}""", 422, "Invalid", "denied the request: bad")]
    [InlineData("""{"code":200,"message":"odd"}""", 400, null, "denied the request: odd")]
    public async Task A_refusal_says_which_webhook_and_why(string status, int code, string? reason, string message)
    {
        var name = await ValidateAsync(_ => Denied(status));

        (await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a")).Fails(code, reason)).Says($"admission webhook \"{name}\" {message}");
        await Api.GetAsync(ConfigMaps.PathTo("a")).Fails(404, "NotFound");
    }

    [Fact, Checklist(65)]
    public async Task It_sees_what_mutating_webhooks_made_and_the_generated_name()
    {
        await MutateAsync(_ => Patched("""[{"op":"add","path":"/data","value":{"by":"webhook"}}]"""));
        JsonObject? seen = null;
        await ValidateAsync(request =>
        {
            seen = request;
            return Allowed();
        });

        var created = await Api.PostAsync(
            ConfigMaps.Path, new JsonObject { ["metadata"] = new JsonObject { ["generateName"] = "a-" } }).Returns(201);

        Assert.Equal("webhook", seen.Text("object.data.by"));
        Assert.Equal(created.Name(), seen.Text("object.metadata.name"));
        Assert.Equal(created.Uid(), seen.Text("object.metadata.uid"));
    }

    [Fact, Checklist(65)]
    public async Task It_does_not_see_what_is_invalid_anyway()
    {
        var widgets = await WidgetsAsync();
        var calls = 0;
        await ValidateAsync(
            _ =>
            {
                calls++;
                return Allowed();
            },
            $$$"""{"rules":[{"apiGroups":["{{{widgets.Group}}}"],"apiVersions":["v1"],"resources":["widgets"],"operations":["CREATE"]}]}""");

        await Api.PostAsync(widgets.Path, widgets.New("a", """{"spec":{"replicas":"many"}}""")).Fails(422, "Invalid");

        Assert.Equal(0, calls);
    }

    [Fact, Checklist(65)]
    public async Task It_refuses_updates_deletions_and_applies()
    {
        await CreateAsync(ConfigMaps, "a");
        await ValidateAsync(request => Denied($$"""{"message":"no {{request.Text("operation")}}"}"""));

        (await Api.MergePatchAsync(ConfigMaps.PathTo("a"), """{"data":{"a":"b"}}""").Fails(400, null)).Mentions("denied the request: no UPDATE");
        (await Api.DeleteAsync(ConfigMaps.PathTo("a")).Fails(400, null)).Mentions("denied the request: no DELETE");
        (await Api.ApplyAsync(ConfigMaps.PathTo("b") + "?fieldManager=me", ConfigMaps.New("b")).Fails(400, null)).Mentions("denied the request: no CREATE");
        Assert.Null((await ReadAsync(ConfigMaps, "a")).At("data"));
    }

    [Fact, Checklist(65)]
    public async Task It_may_not_patch()
    {
        var name = await ValidateAsync(_ => Patched("[]"));

        (await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a")).Fails(500, "InternalError"))
            .Mentions($"failed calling webhook \"{name}\": ")
            .Mentions("validating webhook may not return response.patch");
    }

    [Fact, Checklist(65)]
    public async Task Its_warnings_reach_the_client()
    {
        await ValidateAsync(_ => new JsonObject { ["allowed"] = true, ["warnings"] = new JsonArray("take \"care\"", "really") });

        var answer = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a"));

        Assert.Equal(["take \"care\"", "really"], answer.Warnings);
    }

    [Fact, Checklist(65)]
    public async Task All_are_asked_at_once()
    {
        using var asked = new CountdownEvent(2);
        for (var i = 0; i < 2; i++)
        {
            // neither answers before the other was asked
            await ValidateAsync(_ =>
            {
                asked.Signal();
                return asked.Wait(TimeSpan.FromSeconds(4)) ? Allowed() : Denied("""{"message":"alone"}""");
            });
        }

        await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a")).Returns(201);
    }

    [Fact, Checklist(65)]
    public async Task All_are_asked_although_one_refuses()
    {
        var name = await ValidateAsync(_ => Denied("""{"message":"no"}"""));
        var wasAsked = false;
        await ValidateAsync(_ =>
        {
            wasAsked = true;
            return Allowed();
        });

        (await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a")).Fails(400, null)).Says($"admission webhook \"{name}\" denied the request: no");

        Assert.True(wasAsked);
    }
}
