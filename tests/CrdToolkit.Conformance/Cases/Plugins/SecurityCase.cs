namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>A case in a namespace whose labels demand something of its pods.</summary>
public abstract class SecurityCase(ServerUnderTest server) : PluginCase(server)
{
    /// <summary>A pod that keeps to the restricted level.</summary>
    protected const string Hardened = """
        {"securityContext":{"allowPrivilegeEscalation":false,"runAsNonRoot":true,"capabilities":{"drop":["ALL"]},"seccompProfile":{"type":"RuntimeDefault"}}}
        """;

    /// <summary>Makes a namespace with these labels of pod security, by their last part; its default account is there.</summary>
    protected async Task<string> SecureAsync(string labels)
    {
        var name = $"secure-{Guid.NewGuid().ToString("N")[..10]}";
        DeleteAfterwards(Resource.Namespaces.PathTo(name));
        await Api.PostAsync(Resource.Namespaces.Path, Labelled(name, labels)).Returns(201);
        await Api.EventuallyAsync(Accounts.In(name).PathTo("default"), answer => answer.Code == 200);
        return name;
    }

    /// <summary>A namespace with these labels of pod security, by their last part.</summary>
    protected static JsonObject Labelled(string name, string labels)
    {
        var full = JsonNode.Parse(labels)!.AsObject().ToDictionary(label => "pod-security.kubernetes.io/" + label.Key, label => label.Value?.DeepClone());
        return Resource.Namespaces.New(name, new JsonObject { ["metadata"] = new JsonObject { ["labels"] = new JsonObject(full!) } }.ToJsonString());
    }
}
