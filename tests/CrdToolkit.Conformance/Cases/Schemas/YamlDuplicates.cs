namespace CrdToolkit.Conformance.Cases.Schemas;

/// <summary>Members that a YAML body holds twice.</summary>
public sealed class YamlDuplicates(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(11, 38)]
    public async Task They_are_told_by_their_lines()
    {
        var widgets = await WidgetsAsync();
        var body = $"apiVersion: {widgets.ApiVersion}\nkind: Widget\nmetadata:\n  name: one\nspec:\n  color: red\n  color: blue\n";

        var refusal = await Api.SendAsync(HttpMethod.Post, widgets.Path + "?fieldValidation=Strict", body, "application/yaml").Fails(400, "BadRequest");
        var warned = await Api.SendAsync(HttpMethod.Post, widgets.Path, body, "application/yaml");

        refusal.Says("Widget in version \"v1\" cannot be handled as a Widget: strict decoding error: yaml: unmarshal errors:\n  line 7: key \"color\" already set in map");
        Assert.Equal((201, "blue"), (warned.Code, warned.Body.Text("spec.color")));
        Assert.Equal("line 7: key \"color\" already set in map", Assert.Single(warned.Warnings));
    }
}
