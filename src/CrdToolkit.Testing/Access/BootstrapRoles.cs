using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Access;

/// <summary>The cluster roles that every cluster with RBAC has and that operators meet: a part of those of kube-apiserver.</summary>
internal static class BootstrapRoles
{
    private const string AggregatePrefix = "rbac.authorization.k8s.io/aggregate-to-";

    private static readonly string[] Read = ["get", "list", "watch"];
    private static readonly string[] Write = ["create", "delete", "deletecollection", "patch", "update"];
    private static readonly string[] Discovery = ["/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/openapi", "/openapi/*", "/readyz", "/version", "/version/"];
    private static readonly string[] PublicInfo = ["/healthz", "/livez", "/readyz", "/version", "/version/"];

    private static readonly (string Group, string[] Resources)[] Viewable =
    [
        ("", ["configmaps", "endpoints", "events", "limitranges", "namespaces", "persistentvolumeclaims", "pods", "pods/status", "resourcequotas", "serviceaccounts", "services", "services/status"]),
        ("apps", ["controllerrevisions", "daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status", "replicasets", "replicasets/scale", "replicasets/status", "statefulsets", "statefulsets/scale", "statefulsets/status"]),
        ("autoscaling", ["horizontalpodautoscalers", "horizontalpodautoscalers/status"]),
        ("batch", ["cronjobs", "cronjobs/status", "jobs", "jobs/status"]),
        ("discovery.k8s.io", ["endpointslices"]),
        ("networking.k8s.io", ["ingresses", "ingresses/status", "networkpolicies"]),
        ("policy", ["poddisruptionbudgets", "poddisruptionbudgets/status"]),
    ];

    private static readonly (string Group, string[] Resources)[] Editable =
    [
        ("", ["configmaps", "events", "persistentvolumeclaims", "pods", "pods/eviction", "secrets", "serviceaccounts", "services"]),
        ("apps", ["daemonsets", "deployments", "deployments/scale", "replicasets", "replicasets/scale", "statefulsets", "statefulsets/scale"]),
        ("autoscaling", ["horizontalpodautoscalers"]),
        ("batch", ["cronjobs", "jobs"]),
        ("coordination.k8s.io", ["leases"]),
        ("networking.k8s.io", ["ingresses", "networkpolicies"]),
        ("policy", ["poddisruptionbudgets"]),
    ];

    /// <summary>Whether everyone may do something anyway: read discovery documents, ask who they are and what they may.</summary>
    public static bool AllowsEveryone(AccessUse use) => use.Path.Length > 0
        ? use.Verb is "get" or "head" && Discovery.Any(pattern => PolicyRules.FitsPath(pattern, use.Path))
        : use is { Verb: "create", Resource: "selfsubjectaccessreviews" or "selfsubjectrulesreviews", Group: "authorization.k8s.io" }
            or { Verb: "create", Resource: "selfsubjectreviews", Group: "authentication.k8s.io" };

    /// <summary>Creates them.</summary>
    public static void Create(ObjectStore store, TimeProvider clock)
    {
        Role("cluster-admin", "", PolicyRules.Rule(["*"], ["*"], ["*"]), Paths(["*"], "*"));
        Role("system:discovery", "", Paths(Discovery, "get"));
        Role("system:public-info-viewer", "", Paths(PublicInfo, "get"));
        Role(
            "system:basic-user",
            "",
            PolicyRules.Rule(["authorization.k8s.io"], ["selfsubjectaccessreviews", "selfsubjectrulesreviews"], ["create"]),
            PolicyRules.Rule(["authentication.k8s.io"], ["selfsubjectreviews"], ["create"]));
        Role("system:aggregate-to-view", "view", [.. Viewable.Select(part => PolicyRules.Rule([part.Group], part.Resources, Read))]);
        Role(
            "system:aggregate-to-edit",
            "edit",
            [
                PolicyRules.Rule([""], ["secrets"], Read),
                PolicyRules.Rule([""], ["serviceaccounts"], ["impersonate"]),
                .. Editable.Select(part => PolicyRules.Rule([part.Group], part.Resources, [.. Write, .. part.Group == "coordination.k8s.io" ? Read : []])),
            ]);
        Role(
            "system:aggregate-to-admin",
            "admin",
            PolicyRules.Rule(["authorization.k8s.io"], ["localsubjectaccessreviews"], ["create"]),
            PolicyRules.Rule([RbacAuthorizer.Group], ["rolebindings", "roles"], [.. Read, .. Write]));
        Aggregated("view", "view");
        Aggregated("edit", "edit", "view");
        Aggregated("admin", "admin", "edit", "view");
        Binding("cluster-admin", UserInfo.Masters);
        Binding("system:discovery", UserInfo.Authenticated);
        Binding("system:basic-user", UserInfo.Authenticated);
        Binding("system:public-info-viewer", UserInfo.Authenticated, "system:unauthenticated");

        void Role(string name, string aggregateTo, params JsonObject[] rules) => Put("clusterroles", "ClusterRole", name, aggregateTo, ("rules", JsonValues.Array(rules)));

        void Aggregated(string name, params string[] from) => Put("clusterroles", "ClusterRole", name, name == "admin" ? "" : name == "edit" ? "admin" : "edit", (
            "aggregationRule",
            JsonValues.Object(("clusterRoleSelectors", JsonValues.Array(from.Select(part => JsonValues.Object(
                ("matchLabels", JsonValues.Object((AggregatePrefix + part, "true"))))))))));

        void Binding(string name, params string[] groups) => Put(
            "clusterrolebindings",
            "ClusterRoleBinding",
            name,
            "",
            ("roleRef", JsonValues.Object(("apiGroup", RbacAuthorizer.Group), ("kind", "ClusterRole"), ("name", name))),
            ("subjects", JsonValues.Array(groups.Select(group => JsonValues.Object(
                ("apiGroup", RbacAuthorizer.Group), ("kind", "Group"), ("name", group))))));

        void Put(string resource, string kind, string name, string aggregateTo, params (string, JsonValue?)[] members) => store.Create(
            store.Collection(RbacAuthorizer.Group, resource),
            new ObjectKey("", name),
            JsonValues.Object(
            [
                ("kind", kind),
                ("apiVersion", $"{RbacAuthorizer.Group}/v1"),
                ("metadata", ServerMetadata.New(clock, "", name, labels: JsonValues.Object(
                    ("kubernetes.io/bootstrapping", "rbac-defaults"),
                    (AggregatePrefix + aggregateTo, JsonValues.TextOrNothing(aggregateTo.Length > 0 ? "true" : ""))))),
                .. members,
            ]));
    }

    private static JsonObject Paths(IEnumerable<string> paths, string verb) =>
        JsonValues.Object(("nonResourceURLs", JsonValues.Strings(paths)), ("verbs", JsonValues.Strings([verb])));
}
