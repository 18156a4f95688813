using System.Net;

namespace CrdToolkit.Testing.Tests.CustomResources;

public sealed class DefinitionTests : ApiServerTest
{
    [Fact]
    public async Task An_invalid_definition_is_refused_with_a_cause_for_each_mistake()
    {
        var status = await PostAsync(
            Definitions, WidgetDefinition("""{"type":"object","properties":{"spec":{}}}"""), HttpStatusCode.UnprocessableEntity);

        Assert.Contains(status["details"]!["causes"]!.AsArray(), cause =>
            Text(cause!, "field").EndsWith(".openAPIV3Schema.properties[spec].type", StringComparison.Ordinal) && Text(cause!, "reason") == "FieldValueRequired");
    }

    [Fact]
    public async Task Objects_are_pruned_defaulted_and_validated()
    {
        await DefineAsync(WidgetDefinition());

        var created = await PostAsync(Widgets, Widget(""" "name":"a" """, """ "spec":{"cpu":2,"unknown":1} """));
        var status = await PostAsync(Widgets, Widget(""" "name":"b" """, """ "spec":{"cpu":99,"color":5} """), HttpStatusCode.UnprocessableEntity);

        Assert.Equal("""{"color":"red","cpu":2}""", created["spec"]!.ToJsonString());
        Assert.Equal(
            "Widget.example.com \"b\" is invalid: [spec.color: Invalid value: \"integer\": spec.color in body must be of type string: \"integer\", "
                + "spec.cpu: Invalid value: 99: spec.cpu in body should be less than or equal to 64]",
            Text(status, "message"));
    }

    [Fact]
    public async Task A_changed_schema_holds_at_once_and_ends_watches()
    {
        await DefineAsync(WidgetDefinition());
        await PostAsync(Widgets, Widget(""" "name":"a" """));
        await using var watch = await WatchAsync(Widgets);
        await watch.TakeAsync(1);

        var definition = await GetAsync($"{Definitions}/widgets.example.com");
        definition["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]!["properties"]!["cpu"]!["maximum"] = 3;
        await PutAsync($"{Definitions}/widgets.example.com", definition.ToJsonString());

        Assert.Null(await watch.NextAsync());
        await PostAsync(Widgets, Widget(""" "name":"b" """, """ "spec":{"cpu":4} """), HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_name_that_is_taken_keeps_a_definition_from_being_established()
    {
        await DefineAsync(WidgetDefinition());
        await using var watch = await WatchAsync($"{Definitions}?fieldSelector=metadata.name=gadgets.example.com");

        await PostAsync(Definitions, WidgetDefinition().Replace("widgets", "gadgets", StringComparison.Ordinal));
        var refused = await watch.UntilAsync((_, value) => Condition(value, "NamesAccepted") == "False");

        Assert.Equal("False", Condition(refused, "Established"));
        using var response = await RequestAsync("GET", "/apis/example.com/v1/gadgets", null);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_deleted_definition_takes_its_objects_along_and_comes_back_empty()
    {
        await DefineAsync(WidgetDefinition());
        await PostAsync(Widgets, Widget(""" "name":"a","finalizers":["example.com/x"] """));
        await using var watch = await WatchAsync(Definitions);

        await DeleteAsync($"{Definitions}/widgets.example.com");
        await using var objects = await WatchAsync(Widgets);
        await objects.UntilAsync((_, value) => Text(value, "metadata.deletionTimestamp").Length > 0);
        await MergeAsync($"{Widgets}/a", """{"metadata":{"finalizers":null}}""");
        await watch.UntilAsync((type, _) => type == "DELETED");
        using var gone = await RequestAsync("GET", Widgets, null);
        await DefineAsync(WidgetDefinition());

        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Empty((await GetAsync(Widgets))["items"]!.AsArray());
    }
}
