namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>Webhooks that cannot be asked.</summary>
public sealed class WebhookFailures(ServerUnderTest server, WebhookServer webhooks) : WebhookCase(server, webhooks)
{
    [Fact, Checklist(65)]
    public async Task A_webhook_that_does_not_answer_fails_the_request_or_is_ignored_as_its_policy_says()
    {
        var name = await ValidateAsync(_ => null);

        (await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a")).Fails(500, "InternalError"))
            .Mentions($"Internal error occurred: failed calling webhook \"{name}\": failed to call webhook: Post \"https://127.0.0.1:");
    }

    [Fact, Checklist(65)]
    public async Task A_failure_that_is_ignored_lets_the_request_pass()
    {
        await ValidateAsync(_ => null, """{"failurePolicy":"Ignore"}""");
        await MutateAsync(_ => null, """{"failurePolicy":"Ignore"}""");

        await CreateAsync(ConfigMaps, "a");
    }

    [Fact, Checklist(65)]
    public async Task A_refusal_is_not_a_failure_that_could_be_ignored()
    {
        await ValidateAsync(_ => Denied(), """{"failurePolicy":"Ignore"}""");

        await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a")).Fails(400, null);
    }

    [Fact, Checklist(65)]
    public async Task A_webhook_that_takes_too_long_fails()
    {
        using var release = new ManualResetEventSlim();
        await ValidateAsync(
            _ =>
            {
                release.Wait(TestContext.Current.CancellationToken);
                return Allowed();
            },
            """{"timeoutSeconds":1}""");

        var refused = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a")).Fails(500, "InternalError");
        release.Set();

        refused.Mentions("?timeout=1s\": ");
    }

    [Fact, Checklist(65)]
    public async Task A_path_that_is_not_there_fails()
    {
        await ValidateAsync(
            _ => Allowed(),
            $$$"""{"clientConfig":{"url":"https://127.0.0.1:{{{Webhooks.Port}}}/nowhere","caBundle":"{{{Webhooks.CaBundle}}}"}}""");

        (await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a")).Fails(500, "InternalError"))
            .Mentions("failed to call webhook: the server could not find the requested resource");
    }

    [Fact, Checklist(65)]
    public async Task A_certificate_that_nobody_vouches_for_fails()
    {
        await ValidateAsync(_ => Allowed(), $$$"""{"clientConfig":{"url":"https://127.0.0.1:{{{Webhooks.Port}}}PATH"}}""");

        (await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a")).Fails(500, "InternalError"))
            .Mentions("tls: failed to verify certificate: x509: ");
    }

    [Fact, Checklist(65)]
    public async Task A_dry_run_asks_only_webhooks_without_side_effects()
    {
        var name = await ValidateAsync(_ => Allowed(), """{"sideEffects":"NoneOnDryRun"}""");
        JsonObject? seen = null;
        await MutateAsync(request =>
        {
            seen = request;
            return Allowed();
        });

        await Api.PostAsync(ConfigMaps.Path + "?dryRun=All", ConfigMaps.New("a")).Returns(201);

        Assert.NotEmpty(name);
        Assert.True(seen!["dryRun"]!.GetValue<bool>());
        Assert.Equal("All", seen.Text("options.dryRun.0"));
    }
}
