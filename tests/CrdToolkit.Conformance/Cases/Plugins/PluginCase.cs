namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>A case of an admission plugin of kube-apiserver, with the kinds that plugins look at.</summary>
public abstract class PluginCase(ServerUnderTest server) : ConformanceCase(server)
{
    /// <summary>Why these cases are skipped on the lab server.</summary>
    protected const string NoPlugins = "it has no admission of its own but that of namespaces, webhooks and policies.";

    protected Resource Pods => BuiltIn("", "v1", "Pod", "pods");

    protected Resource Accounts => BuiltIn("", "v1", "ServiceAccount", "serviceaccounts");

    protected Resource Claims => BuiltIn("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims");

    /// <summary>A pod of one container, with further members of its spec.</summary>
    protected JsonObject Pod(string name, string spec = "{}", string container = "{}")
    {
        var pod = Pods.New(name, $$$"""{"spec":{{{spec}}}}""");
        if (pod["spec"]!["containers"] is null)
        {
            var main = JsonNode.Parse(container)!.AsObject();
            main["name"] = "main";
            main["image"] = "example.com/main:1";
            pod["spec"]!["containers"] = new JsonArray(main);
        }
        return pod;
    }

    /// <summary>Creates a pod of one container.</summary>
    protected Task<JsonObject> CreatePodAsync(string name, string spec = "{}", string container = "{}") =>
        Api.PostAsync(Pods.Path, Pod(name, spec, container)).Returns(201);
}
