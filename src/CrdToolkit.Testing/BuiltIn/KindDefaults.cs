using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>What operators and kubectl rely on when the author of an object says nothing: a part of the defaults of Kubernetes.</summary>
internal static class KindDefaults
{
    private static readonly Dictionary<string, JsonObject> Defaults = new(StringComparer.Ordinal)
    {
        ["Service"] = Read("""{"spec":{"type":"ClusterIP","sessionAffinity":"None","internalTrafficPolicy":"Cluster"}}"""),
        ["Pod"] = Read("""
            {"spec":{"restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","serviceAccountName":"default",
            "serviceAccount":"default","securityContext":{},"schedulerName":"default-scheduler","enableServiceLinks":true}}
            """),
        ["Deployment"] = Read("""
            {"spec":{"replicas":1,"revisionHistoryLimit":10,"progressDeadlineSeconds":600,
            "strategy":{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":"25%","maxSurge":"25%"}}}}
            """),
        ["StatefulSet"] = Read("""{"spec":{"replicas":1,"podManagementPolicy":"OrderedReady","revisionHistoryLimit":10}}"""),
        ["ReplicaSet"] = Read("""{"spec":{"replicas":1}}"""),
        ["Job"] = Read("""{"spec":{"backoffLimit":6,"completionMode":"NonIndexed","suspend":false}}"""),
        ["CronJob"] = Read("""{"spec":{"concurrencyPolicy":"Allow","suspend":false,"successfulJobsHistoryLimit":3,"failedJobsHistoryLimit":1}}"""),
    };

    /// <summary>The object with the defaults of its kind.</summary>
    public static JsonObject Apply(string kind, JsonObject value)
    {
        var defaulted = Defaults.TryGetValue(kind, out var defaults) ? Fill(value, defaults) : value;
        return kind == "Service" && defaulted.Child("spec")["ports"] is JsonArray ports
            ? defaulted.With("spec", defaulted.Child("spec").With("ports", JsonValues.Array(ports.Items.Select(Port))))
            : defaulted;
    }

    // Every member that is not there; a strategy that is chosen keeps its own shape.
    private static JsonObject Fill(JsonObject value, JsonObject defaults)
    {
        foreach (var member in defaults.Members)
        {
            value = (value[member.Key], member.Value) switch
            {
                (null, _) => value.With(member.Key, member.Value),
                (JsonObject child, JsonObject nested) when member.Key == "spec" => value.With(member.Key, Fill(child, nested)),
                _ => value,
            };
        }

        return value;
    }

    private static JsonValue Port(JsonValue item)
    {
        if (item is not JsonObject port)
        {
            return item;
        }

        port = port.Text("protocol").Length > 0 ? port : port.With("protocol", "TCP");
        return port["targetPort"] is null && port["port"] is { } number ? port.With("targetPort", number) : port;
    }

    private static JsonObject Read(string json) => JsonReader.ParseObject(json);
}
