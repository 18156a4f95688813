using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Hosting;

/// <summary>What kube-apiserver itself creates when it starts, namespaces and roles aside: the classes of system pods, and the service of itself.</summary>
/// <param name="store">Where.</param>
/// <param name="clock">What time it is.</param>
internal sealed class FirstObjects(ObjectStore store, TimeProvider clock)
{
    private const string ServiceName = "kubernetes";
    private const string Namespace = "default";

    private static readonly (string Name, long Value, string Description)[] Classes =
    [
        ("system-cluster-critical", 2_000_000_000, "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary."),
        ("system-node-critical", 2_000_001_000, "Used for system critical pods that must not be moved from their current node."),
    ];

    /// <summary>Creates the priority classes of system pods.</summary>
    public void CreateClasses()
    {
        foreach (var (name, value, description) in Classes)
        {
            Create("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", "", name, null, 1,
                ("value", value), ("description", description), ("preemptionPolicy", "PreemptLowerPriority"));
        }
    }

    /// <summary>Creates the service by which pods find the API server.</summary>
    public void CreateService() => Create(
        "", "v1", "services", "Service", Namespace, ServiceName, JsonValues.Object(("component", "apiserver"), ("provider", "kubernetes")), null,
        ("spec", JsonReader.ParseObject("""
            {"ports":[{"name":"https","protocol":"TCP","port":443,"targetPort":6443}],"clusterIP":"10.96.0.1","clusterIPs":["10.96.0.1"],"type":"ClusterIP",
             "sessionAffinity":"None","ipFamilies":["IPv4"],"ipFamilyPolicy":"SingleStack","internalTrafficPolicy":"Cluster"}
            """)),
        ("status", JsonValues.Object(("loadBalancer", JsonObject.Empty))));

    /// <summary>Says where the API server really is, in the endpoints of its service; what was said before stays.</summary>
    public void Advertise(Uri uri)
    {
        Create(
            "", "v1", "endpoints", "Endpoints", Namespace, ServiceName, JsonValues.Object(("endpointslice.kubernetes.io/skip-mirror", "true")), null,
            ("subsets", JsonValues.Array([JsonValues.Object(
                ("addresses", JsonValues.Array([JsonValues.Object(("ip", uri.Host))])),
                ("ports", JsonValues.Array([JsonValues.Object(("name", "https"), ("port", (long)uri.Port), ("protocol", "TCP"))])))])));
        Create(
            "discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", Namespace, ServiceName, JsonValues.Object(("kubernetes.io/service-name", ServiceName)), 1,
            ("addressType", "IPv4"),
            ("endpoints", JsonValues.Array([JsonValues.Object(
                ("addresses", JsonValues.Strings([uri.Host])), ("conditions", JsonValues.Object(("ready", true))))])),
            ("ports", JsonValues.Array([JsonValues.Object(("name", "https"), ("protocol", "TCP"), ("port", (long)uri.Port))])));
    }

    private void Create(
        string group, string version, string plural, string kind, string @namespace, string name, JsonObject? labels, long? generation, params (string, JsonValue?)[] members) => store.Create(
        store.Collection(group, plural),
        new ObjectKey(@namespace, name),
        JsonValues.Object(
        [
            ("kind", kind),
            ("apiVersion", group.Length == 0 ? version : $"{group}/{version}"),
            ("metadata", ServerMetadata.New(clock, @namespace, name, generation, labels)),
            .. members,
        ]));
}
