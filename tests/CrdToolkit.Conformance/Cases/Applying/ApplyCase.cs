namespace CrdToolkit.Conformance.Cases.Applying;

/// <summary>What the cases of server-side apply have in common: one object called <c>one</c>, applied by several managers.</summary>
public abstract class ApplyCase(ServerUnderTest server) : ConformanceCase(server)
{
    /// <summary>Applies to the object <c>one</c>; <paramref name="further"/> are further parameters: <c>&amp;force=true</c>.</summary>
    protected Task<ApiResponse> ApplyAsync(Resource kind, string manager, string members, string further = "") =>
        Api.ApplyAsync($"{kind.PathTo("one")}?fieldManager={manager}{further}", kind.New("one", members));

    /// <summary>The managers of an object, in its order: name, operation and subresource.</summary>
    protected static IReadOnlyList<string> Managers(JsonNode value) =>
        [.. Entries(value).Select(entry => $"{entry.Text("manager")} {entry.Text("operation")} {entry.Text("subresource")}".TrimEnd())];

    /// <summary>Fails unless a manager has exactly these fields.</summary>
    protected static void Manages(JsonNode value, string manager, string fields)
    {
        var entry = Entries(value).SingleOrDefault(entry =>
            $"{entry.Text("manager")} {entry.Text("operation")} {entry.Text("subresource")}".StartsWith(manager, StringComparison.Ordinal));
        if (entry is null)
        {
            Assert.Fail($"{manager} is no manager of {value.ToJsonString()}");
        }
        entry.At("fieldsV1").ShouldBe(fields);
    }

    private static IEnumerable<JsonNode> Entries(JsonNode value) => (value.At("metadata.managedFields")?.AsArray() ?? []).Select(entry => entry!);
}
