namespace CrdToolkit.Conformance.Cases.Schemas;

/// <summary>x-kubernetes-list-type.</summary>
public sealed class ListTypes(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Properties = """
        "set": {"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},
        "atomic": {"type":"array","items":{"type":"string"}},
        "ports": {"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["port","protocol"],
          "items":{"type":"object","required":["port"],"properties":{
            "port":{"type":"integer"},"protocol":{"type":"string","default":"TCP"},"name":{"type":"string"}}}}
        """;

    [Fact, Checklist(41)]
    public async Task A_set_holds_each_value_once()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties(Properties));
        await CreateAsync(widgets, "one", """{"spec":{"set":["a","b"],"atomic":["a","a"]}}""");

        var refusal = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"set":["a","b","a"]}}""").Fails(422, "Invalid");

        refusal.HasCauses(1).HasCause("spec.set[2]", "FieldValueDuplicate", "Duplicate value: \"a\"");
    }

    [Fact, Checklist(41)]
    public async Task A_map_list_holds_each_key_once_defaults_included()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties(Properties));
        await CreateAsync(widgets, "one", """{"spec":{"ports":[{"port":53},{"port":53,"protocol":"UDP"}]}}""");

        var refusal = await Api.PostAsync(
            widgets.Path, widgets.New("two", """{"spec":{"ports":[{"port":53,"name":"a"},{"port":53,"protocol":"TCP"}]}}""")).Fails(422, "Invalid");

        refusal.HasCauses(1).HasCause("spec.ports[1]", "FieldValueDuplicate");
    }

    [Fact, Checklist(41)]
    public async Task A_key_is_required()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties(Properties));

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", """{"spec":{"ports":[{"name":"a"}]}}""")).Fails(422, "Invalid");

        refusal.HasCause("spec.ports[0].port", "FieldValueRequired", "Required value");
    }

    [Theory, Checklist(41)]
    [InlineData("application/merge-patch+json", """{"spec":{"ports":[{"port":1},{"port":1}]}}""", "spec.ports[1]", "Duplicate value: {\"port\":1,\"protocol\":\"TCP\"}")]
    [InlineData("application/json-patch+json", """[{"op":"add","path":"/spec/ports/-","value":{"port":53,"name":"x"}}]""", "spec.ports[1]", "Duplicate value: {\"port\":53,\"protocol\":\"TCP\"}")]
    [InlineData("application/json-patch+json", """[{"op":"add","path":"/spec/set/-","value":"a"}]""", "spec.set[1]", "Duplicate value: \"a\"")]
    public async Task An_update_brings_no_duplicates(string type, string patch, string field, string message)
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties(Properties));
        await CreateAsync(widgets, "one", """{"spec":{"set":["a"],"ports":[{"port":53}]}}""");

        var refusal = await Api.SendAsync(HttpMethod.Patch, widgets.PathTo("one"), patch, type).Fails(422, "Invalid");

        refusal.HasCauses(1).HasCause(field, "FieldValueDuplicate", message);
    }

    [Fact, Checklist(41)]
    public async Task Objects_of_a_set_are_compared_as_a_whole()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties("""
            "set": {"type":"array","x-kubernetes-list-type":"set","items":{"type":"object","x-kubernetes-map-type":"atomic","properties":{"a":{"type":"integer"},"b":{"type":"integer"}}}}
            """));

        await CreateAsync(widgets, "one", """{"spec":{"set":[{"a":1},{"a":1,"b":2},{}]}}""");
        var refusal = await Api.PostAsync(widgets.Path, widgets.New("two", """{"spec":{"set":[{"a":1,"b":2},{"b":2,"a":1}]}}""")).Fails(422, "Invalid");

        refusal.HasCauses(1).HasCause("spec.set[1]", "FieldValueDuplicate", "Duplicate value: {\"a\":1,\"b\":2}");
    }
}
