namespace CrdToolkit.EndToEnd.Definitions;

/// <summary>Parity case 7: which updates immutable properties allow, required and optional, of each shape.</summary>
public sealed class ImmutableUpdates(ServerUnderTest server) : RuleCase(server, "disks.immutability.example.com", "v1", "Disk")
{
    private const string Required = """{"zone":"a","geometry":{"heads":1},"tags":["a"],"options":{"k":"a"}}""";

    [Theory]
    [InlineData("zone", "\"a\"", "\"b\"")]
    [InlineData("geometry", """{"heads":1}""", """{"heads":2}""")]
    [InlineData("geometry", """{"heads":1}""", """{"heads":1,"sectors":2}""")]
    [InlineData("tags", """["a"]""", """["a","b"]""")]
    [InlineData("options", """{"k":"a"}""", """{"k":"b"}""")]
    public async Task A_required_property_stays_as_it_is(string property, string value, string changed)
    {
        var disks = await InstallAsync();
        await CreateAsync(disks, "d", $$"""{"spec":{{Required}}}""");

        Judge(await SetAsync(disks, property, value), null);
        Judge(await SetAsync(disks, property, changed), $"spec.{property}: Invalid value");
        Judge(await SetAsync(disks, property, changed), "field is immutable");
        Judge(await SetAsync(disks, property, "null"), "Required value");
        await Api.DeleteAsync(disks.PathTo("d"));
    }

    [Theory]
    [InlineData("label", "\"a\"", "\"b\"")]
    [InlineData("spare", """{"heads":1}""", """{"heads":2}""")]
    [InlineData("notes", """["a"]""", """["b"]""")]
    [InlineData("extras", """{"k":"a"}""", """{"k":"b"}""")]
    public async Task An_optional_property_may_be_set_once(string property, string value, string changed)
    {
        var disks = await InstallAsync();
        await CreateAsync(disks, "d", $$"""{"spec":{{Required}}}""");

        Judge(await SetAsync(disks, property, value), null);
        Judge(await SetAsync(disks, property, value), null);
        Judge(await SetAsync(disks, property, changed), "field is immutable");
        Judge(await SetAsync(disks, property, "null"), $"field {property} is immutable once set");
        await Api.DeleteAsync(disks.PathTo("d"));
    }

    private Task<ApiResponse> SetAsync(Resource disks, string property, string value) =>
        Api.JsonPatchAsync(disks.PathTo("d"), value == "null"
            ? $$"""[{"op":"remove","path":"/spec/{{property}}"}]"""
            : $$"""[{"op":"add","path":"/spec/{{property}}","value":{{value}}}]""");
}
