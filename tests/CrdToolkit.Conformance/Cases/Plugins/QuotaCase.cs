namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>A case with a quota in its namespace.</summary>
public abstract class QuotaCase(ServerUnderTest server) : PluginCase(server)
{
    /// <summary>Why the status of quotas is not what it should be on the lab server.</summary>
    protected const string NoController = "there are no controllers but two small ones, and no quota admission.";

    protected Resource Quotas => BuiltIn("", "v1", "ResourceQuota", "resourcequotas");

    /// <summary>Creates a quota and waits until what is used is known.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="hard">How much there is.</param>
    /// <param name="more">Further members of its spec, each with a comma before it.</param>
    protected async Task<JsonObject> QuotaAsync(string name, string hard, string more = "")
    {
        await CreateAsync(Quotas, name, $$$"""{"spec":{"hard":{{{hard}}}{{{more}}}}}""");
        return (await Api.EventuallyAsync(Quotas.PathTo(name), answer => answer.Body.At("status.used") is not null)).Body;
    }

    /// <summary>Waits until a quota says that so much is used.</summary>
    protected Task<ApiResponse> UsedAsync(string quota, string used) =>
        Api.EventuallyAsync(Quotas.PathTo(quota), answer => JsonNode.DeepEquals(answer.Body.At("status.used"), JsonNode.Parse(used)));
}
