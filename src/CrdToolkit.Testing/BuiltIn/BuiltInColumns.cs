using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Tables;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>The columns of built-in kinds in <c>kubectl get</c> (pkg/printers/internalversion of Kubernetes).</summary>
internal sealed class BuiltInColumns : ITableColumns
{
    private const string None = "<none>";
    private static readonly Dictionary<string, (string[] Names, Func<JsonObject, DateTimeOffset, JsonValue[]> Cells)> Kinds = new(StringComparer.Ordinal)
    {
        ["Namespace"] = (["Status"], (value, _) => [value.Child("status").Text("phase")]),
        ["ConfigMap"] = (["Data"], (value, _) => [(long)(value.Child("data").Count + value.Child("binaryData").Count)]),
        ["Secret"] = (["Type", "Data"], (value, _) => [value.Text("type"), (long)value.Child("data").Count]),
        ["ServiceAccount"] = (["Secrets"], (value, _) => [(long)value.Items("secrets").Count()]),
        ["Service"] = (["Type", "Cluster-IP", "External-IP", "Port(s)"], (value, _) => Service(value.Child("spec"))),
        ["Pod"] = (["Ready", "Status", "Restarts"], (value, _) => Pod(value)),
        ["Node"] = (["Status", "Version"], (value, _) => [NodeStatus(value), value.Child("status").Child("nodeInfo").Text("kubeletVersion")]),
        ["PersistentVolumeClaim"] = (["Status", "Volume", "Capacity"], (value, _) =>
            [value.Child("status").Text("phase"), value.Child("spec").Text("volumeName"), value.Child("status").Child("capacity").Text("storage")]),
        ["Deployment"] = (["Ready", "Up-to-date", "Available"], (value, _) =>
            [Ratio(value, "readyReplicas"), Observed(value, "updatedReplicas"), Observed(value, "availableReplicas")]),
        ["StatefulSet"] = (["Ready"], (value, _) => [Ratio(value, "readyReplicas")]),
        ["ReplicaSet"] = (["Desired", "Current", "Ready"], (value, _) =>
            [value.Child("spec").Number("replicas") ?? 0, Observed(value, "replicas"), Observed(value, "readyReplicas")]),
        ["DaemonSet"] = (["Desired", "Current", "Ready", "Up-to-date", "Available"], (value, _) =>
            [Observed(value, "desiredNumberScheduled"), Observed(value, "currentNumberScheduled"), Observed(value, "numberReady"), Observed(value, "updatedNumberScheduled"), Observed(value, "numberAvailable")]),
        ["Job"] = (["Status", "Completions"], (value, _) =>
            [JobStatus(value), $"{Observed(value, "succeeded")}/{value.Child("spec").Number("completions") ?? 1}"]),
        ["CronJob"] = (["Schedule", "Suspend", "Active"], (value, _) =>
            [value.Child("spec").Text("schedule"), value.Child("spec").IsTrue("suspend") ? "True" : "False", (long)value.Child("status").Items("active").Count()]),
        ["Ingress"] = (["Class", "Hosts"], (value, _) =>
            [OrNone(value.Child("spec").Text("ingressClassName")), OrNone(string.Join(',', value.Child("spec").Objects("rules").Select(rule => rule.Text("host"))))]),
        ["RoleBinding"] = (["Role"], (value, _) => [$"{value.Child("roleRef").Text("kind")}/{value.Child("roleRef").Text("name")}"]),
        ["ClusterRoleBinding"] = (["Role"], (value, _) => [$"{value.Child("roleRef").Text("kind")}/{value.Child("roleRef").Text("name")}"]),
        ["Lease"] = (["Holder"], (value, _) => [value.Child("spec").Text("holderIdentity")]),
    };

    private static readonly TableColumn[] OfDefinitions = [TableColumn.OfName, new("Created At", "date", "", "When the definition was created.", 0)];
    private static readonly TableColumn[] OfEvents =
    [
        new("Last Seen", "string", "", "Time since the event was last seen.", 0),
        new("Type", "string", "", "Normal or Warning.", 0),
        new("Reason", "string", "", "Why it happened, in one word.", 0),
        new("Object", "string", "", "The object that it is about.", 0),
        new("Message", "string", "", "What happened.", 0),
        TableColumn.OfName with { Priority = 1 },
    ];

    private readonly Func<JsonObject, DateTimeOffset, IEnumerable<JsonValue>> cells;

    private BuiltInColumns(IReadOnlyList<TableColumn> columns, Func<JsonObject, DateTimeOffset, IEnumerable<JsonValue>> cells)
    {
        Columns = columns;
        this.cells = cells;
    }

    /// <inheritdoc/>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The columns of a kind; name and age where there is nothing particular.</summary>
    public static BuiltInColumns Of(string kind)
    {
        switch (kind)
        {
            case "CustomResourceDefinition":
                return new BuiltInColumns(OfDefinitions, (value, _) => [value.Name, value.Metadata.Text("creationTimestamp")]);
            case "Event":
                return new BuiltInColumns(OfEvents, Event);
        }

        var (names, cells) = Kinds.GetValueOrDefault(kind, ([], (_, _) => []));
        return new BuiltInColumns(
            [TableColumn.OfName, .. names.Select(name => new TableColumn(name, "string", "", name, 0)), TableColumn.OfAge],
            (value, now) => [value.Name, .. cells(value, now), Age.Of(value, now)]);
    }

    /// <inheritdoc/>
    public IEnumerable<JsonValue> Cells(JsonObject value, DateTimeOffset now) => cells(value, now);

    private static JsonValue[] Service(JsonObject spec) =>
    [
        spec.Text("type") is { Length: > 0 } type ? type : "ClusterIP",
        OrNone(spec.Text("clusterIP")),
        OrNone(spec.Text("externalName")),
        OrNone(string.Join(',', spec.Objects("ports").Select(port =>
            $"{port.Number("port")}/{(port.Text("protocol") is { Length: > 0 } protocol ? protocol : "TCP")}"))),
    ];

    private static JsonValue[] Pod(JsonObject value)
    {
        var status = value.Child("status");
        var containers = status.Objects("containerStatuses").ToList();
        var state = value.IsBeingDeleted ? "Terminating" : status.Text("reason") is { Length: > 0 } reason ? reason : status.Text("phase");
        return
        [
            $"{containers.Count(container => container.IsTrue("ready"))}/{value.Child("spec").Items("containers").Count()}",
            state,
            containers.Sum(container => container.Number("restartCount") ?? 0).ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static IEnumerable<JsonValue> Event(JsonObject value, DateTimeOffset now)
    {
        var about = value.Child(value["regarding"] is null ? "involvedObject" : "regarding");
        string[] times =
        [
            value.Child("series").Text("lastObservedTime"), value.Text("lastTimestamp"), value.Text("deprecatedLastTimestamp"),
            value.Text("firstTimestamp"), value.Text("deprecatedFirstTimestamp"), value.Text("eventTime"),
        ];
        return
        [
            Age.Since(times.FirstOrDefault(time => time.Length > 0) ?? "", now),
            value.Text("type"),
            value.Text("reason"),
            $"{about.Text("kind").ToLowerInvariant()}/{about.Text("name")}",
            value.Text("message") is { Length: > 0 } message ? message : value.Text("note"),
            value.Name,
        ];
    }

    private static string NodeStatus(JsonObject value) =>
        value.Child("status").Objects("conditions").FirstOrDefault(condition => condition.Text("type") == "Ready")?.Text("status") switch
        {
            "True" => "Ready",
            "False" => "NotReady",
            _ => "Unknown",
        };

    private static string JobStatus(JsonObject value) =>
        value.Child("status").Objects("conditions").LastOrDefault(condition => condition.Text("status") == "True")?.Text("type") ?? "Running";

    private static string Ratio(JsonObject value, string observed) => $"{Observed(value, observed)}/{value.Child("spec").Number("replicas") ?? 1}";

    private static long Observed(JsonObject value, string member) => value.Child("status").Number(member) ?? 0;

    private static string OrNone(string text) => text.Length == 0 ? None : text;
}
