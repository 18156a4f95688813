namespace CrdToolkit.Conformance.Cases.Schemas;

/// <summary>fieldValidation: what is said about fields that are dropped.</summary>
public sealed class FieldValidation(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Unknown = """{"spec":{"color":"red","mood":"good"},"extra":1}""";

    [Fact, Checklist(38)]
    public async Task Strict_refuses_unknown_fields_and_names_them_all()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(widgets.Path + "?fieldValidation=Strict", widgets.New("one", Unknown)).Fails(400, "BadRequest");

        refusal.Says(
            "Widget in version \"v1\" cannot be handled as a Widget: strict decoding error: unknown field \"extra\", unknown field \"spec.mood\"");
        await Api.GetAsync(widgets.PathTo("one")).Fails(404, "NotFound");
    }

    [Fact, Checklist(38)]
    public async Task Warn_stores_and_warns()
    {
        var widgets = await WidgetsAsync();

        var created = (await Api.PostAsync(widgets.Path + "?fieldValidation=Warn", widgets.New("one", Unknown))).Expect(201);

        Assert.Equal(["unknown field \"extra\"", "unknown field \"spec.mood\""], created.Warnings);
        created.Body.At("spec").ShouldBe("""{"color":"red"}""");
    }

    [Fact, Checklist(38)]
    public async Task Warn_is_the_default()
    {
        var widgets = await WidgetsAsync();

        Assert.Equal(2, (await Api.PostAsync(widgets.Path, widgets.New("one", Unknown))).Expect(201).Warnings.Count);
    }

    [Fact, Checklist(38)]
    public async Task Ignore_is_silent()
    {
        var widgets = await WidgetsAsync();

        Assert.Empty((await Api.PostAsync(widgets.Path + "?fieldValidation=Ignore", widgets.New("one", Unknown))).Expect(201).Warnings);
    }

    [Fact, Checklist(38)]
    public async Task Duplicate_fields_are_told()
    {
        var widgets = await WidgetsAsync();
        string Body(string name) => $$$"""
            {"apiVersion":"{{{widgets.ApiVersion}}}","kind":"Widget","metadata":{"name":"{{{name}}}"},"spec":{"color":"red","color":"blue"}}
            """;

        var warned = (await Api.SendAsync(HttpMethod.Post, widgets.Path, Body("one"))).Expect(201);
        var refusal = await Api.SendAsync(HttpMethod.Post, widgets.Path + "?fieldValidation=Strict", Body("two")).Fails(400, "BadRequest");

        Assert.Equal(["duplicate field \"spec.color\""], warned.Warnings);
        Assert.Equal("blue", warned.Body.Text("spec.color"));
        refusal.Mentions("strict decoding error: duplicate field \"spec.color\"");
    }

    [Fact, Checklist(38)]
    public async Task Strict_holds_for_replacements_and_patches()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var replacement = await Api.PutAsync(
            widgets.PathTo("one") + "?fieldValidation=Strict", created.With("spec", """{"mood":"good"}""")).Fails(400, "BadRequest");
        var merge = await Api.MergePatchAsync(
            widgets.PathTo("one") + "?fieldValidation=Strict", """{"spec":{"mood":"good"}}""").Fails(422, "Invalid");
        var json = await Api.JsonPatchAsync(
            widgets.PathTo("one") + "?fieldValidation=Strict", """[{"op":"add","path":"/spec","value":{"mood":"good"}}]""").Fails(422, "Invalid");

        Assert.All([replacement, merge, json], refusal => refusal.Mentions("strict decoding error: unknown field \"spec.mood\""));
    }

    [Fact, Checklist(38)]
    public async Task A_patch_warns_too()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var patched = (await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"mood":"good"}}""")).Expect(200);

        Assert.Equal(["unknown field \"spec.mood\""], patched.Warnings);
    }

    [Fact, Checklist(38)]
    public async Task Unknown_metadata_is_told()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(
            widgets.Path + "?fieldValidation=Strict", widgets.New("one", """{"metadata":{"shoeSize":44}}""")).Fails(400, "BadRequest");

        refusal.Mentions("unknown field \"metadata.shoeSize\"");
    }

    [Fact, Checklist(38)]
    public async Task Built_in_kinds_are_strict_too()
    {
        var refusal = await Api.PostAsync(
            ConfigMaps.Path + "?fieldValidation=Strict", ConfigMaps.New("one", """{"dta":{"a":"1"}}""")).Fails(400, "BadRequest");

        refusal.Says("ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: unknown field \"dta\"");
        Assert.Equal(["unknown field \"dta\""], (await Api.PostAsync(
            ConfigMaps.Path, ConfigMaps.New("one", """{"dta":{"a":"1"}}"""))).Expect(201).Warnings);
    }

    [Fact, Checklist(38)]
    public async Task Another_directive_is_refused()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(widgets.Path + "?fieldValidation=Maybe", widgets.New("one")).Fails(422, "Invalid");

        refusal.HasCause("fieldValidation", "FieldValueNotSupported");
    }

    [Fact, Checklist(38)]
    public async Task Strict_holds_for_the_status_too()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var refusal = await Api.MergePatchAsync(widgets.PathTo("one", "status") + "?fieldValidation=Strict", """{"status":{"mood":"good"}}""").Fails(422, "Invalid");

        refusal.Mentions("strict decoding error: unknown field \"status.mood\"");
    }

    [Fact, Checklist(38)]
    public async Task Ignored_duplicates_are_silent()
    {
        var widgets = await WidgetsAsync();
        var body = $$$"""{"apiVersion":"{{{widgets.ApiVersion}}}","kind":"Widget","metadata":{"name":"one"},"spec":{"color":"red","color":"blue"}}""";

        var created = (await Api.SendAsync(HttpMethod.Post, widgets.Path + "?fieldValidation=Ignore", body)).Expect(201);

        Assert.Empty(created.Warnings);
        Assert.Equal("blue", created.Body.Text("spec.color"));
    }
}
