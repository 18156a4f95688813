using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Tables;

namespace CrdToolkit.Testing.BuiltIn.Tables;

/// <summary>The columns of the kinds that are neither workloads nor about networks or storage.</summary>
internal static class OtherColumns
{
    private const string RolePrefix = "node-role.kubernetes.io/";

    /// <summary>The columns by kind.</summary>
    public static IReadOnlyDictionary<string, KindColumns> Kinds { get; } = new Dictionary<string, KindColumns>(StringComparer.Ordinal)
    {
        ["Namespace"] = new("Name|Status|Age", (value, now) => [value.Name, value.Child("status").Text("phase"), Age.Of(value, now)]),
        ["ConfigMap"] = new("Name|Data|Age", (value, now) => [value.Name, (long)(value.Child("data").Count + value.Child("binaryData").Count), Age.Of(value, now)]),
        ["Secret"] = new("Name|Type|Data|Age", (value, now) => [value.Name, value.Text("type"), (long)value.Child("data").Count, Age.Of(value, now)]),
        ["ServiceAccount"] = new("Name|Secrets|Age", (value, now) => [value.Name, (long)value.Items("secrets").Count(), Age.Of(value, now)]),
        ["Node"] = new("Name|Status|Roles|Age|Version|Internal-IP*|External-IP*|OS-Image*|Kernel-Version*|Container-Runtime*", Node),
        ["Event"] = new("Last Seen|Type|Reason|Object|Subobject*|Source*|Message|First Seen*|Count*|Name*", Event),
        ["ResourceQuota"] = new("Name|Request|Limit|Age", (value, now) => [value.Name, Quota(value, isLimit: false), Quota(value, isLimit: true), Age.Of(value, now)]),
        ["RoleBinding"] = new("Name|Role|Age|Users*|Groups*|ServiceAccounts*", Binding),
        ["ClusterRoleBinding"] = new("Name|Role|Age|Users*|Groups*|ServiceAccounts*", Binding),
        ["Lease"] = new("Name|Holder|Age", (value, now) => [value.Name, value.Child("spec").Text("holderIdentity"), Age.Of(value, now)]),
        ["PriorityClass"] = new("Name|Value|Global-Default|Age|PreemptionPolicy", (value, now) =>
            [value.Name, value.Number("value") ?? 0, value.IsTrue("globalDefault") ? "true" : "false", Age.Of(value, now), value.Text("preemptionPolicy")]),
        ["RuntimeClass"] = new("Name|Handler|Age", (value, now) => [value.Name, value.Text("handler"), Age.Of(value, now)]),
        ["ValidatingWebhookConfiguration"] = new("Name|Webhooks|Age", Webhooks),
        ["MutatingWebhookConfiguration"] = new("Name|Webhooks|Age", Webhooks),
        ["ValidatingAdmissionPolicy"] = new("Name|Validations|ParamKind|Age", (value, now) =>
            [value.Name, (long)value.Child("spec").Items("validations").Count(), ParameterKind(value), Age.Of(value, now)]),
        ["MutatingAdmissionPolicy"] = new("Name|Mutations|ParamKind|Age", (value, now) =>
            [value.Name, (long)value.Child("spec").Items("mutations").Count(), ParameterKind(value), Age.Of(value, now)]),
        ["ValidatingAdmissionPolicyBinding"] = new("Name|PolicyName|ParamRef|Age", PolicyBinding),
        ["MutatingAdmissionPolicyBinding"] = new("Name|PolicyName|ParamRef|Age", PolicyBinding),
        ["CertificateSigningRequest"] = new("Name|Age|SignerName|Requestor|RequestedDuration|Condition", SigningRequest),
        ["FlowSchema"] = new("Name|PriorityLevel|MatchingPrecedence|DistinguisherMethod|Age|MissingPL", (value, now) =>
        [
            value.Name, value.Child("spec").Child("priorityLevelConfiguration").Text("name"), value.Child("spec").Number("matchingPrecedence") ?? 0,
            Cell.OrNone(value.Child("spec").Child("distinguisherMethod").Text("type")), Age.Of(value, now),
            value.Child("status").Objects("conditions").FirstOrDefault(condition => condition.Text("type") == "Dangling")?.Text("status") ?? "?",
        ]),
    };

    private static IEnumerable<JsonValue> Node(JsonObject value, DateTimeOffset now)
    {
        var (status, information) = (value.Child("status"), value.Child("status").Child("nodeInfo"));
        var ready = status.Objects("conditions").FirstOrDefault(condition => condition.Text("type") == "Ready")?.Text("status") switch
        {
            "True" => "Ready",
            null => "Unknown",
            _ => "NotReady",
        };
        var roles = value.Metadata.Child("labels").Members.Keys
            .Where(label => label.StartsWith(RolePrefix, StringComparison.Ordinal))
            .Select(label => label[RolePrefix.Length..])
            .Order(StringComparer.Ordinal);
        return
        [
            value.Name, value.Child("spec").IsTrue("unschedulable") ? $"{ready},SchedulingDisabled" : ready, Cell.Join(roles), Age.Of(value, now),
            information.Text("kubeletVersion"), Address("InternalIP"), Address("ExternalIP"), OrUnknown(information.Text("osImage")),
            OrUnknown(information.Text("kernelVersion")), OrUnknown(information.Text("containerRuntimeVersion")),
        ];

        string Address(string type) =>
            Cell.OrNone(status.Objects("addresses").FirstOrDefault(address => address.Text("type") == type)?.Text("address") ?? "");
    }

    private static IEnumerable<JsonValue> Event(JsonObject value, DateTimeOffset now)
    {
        var about = value.Child(value["regarding"] is null ? "involvedObject" : "regarding");
        var source = value.Child(value["deprecatedSource"] is null ? "source" : "deprecatedSource");
        var component = source.Text("component") is { Length: > 0 } named ? named
            : value.Text("reportingComponent") is { Length: > 0 } reporting ? reporting : value.Text("reportingController");
        var first = First(value, "firstTimestamp", "deprecatedFirstTimestamp", "eventTime");
        var last = value.Child("series").Text("lastObservedTime") is { Length: > 0 } observed ? observed
            : First(value, "lastTimestamp", "deprecatedLastTimestamp") is { Length: > 0 } seen ? seen : first;
        var count = value.Child("series").Number("count") ?? value.Number("count") ?? value.Number("deprecatedCount") ?? 0;
        return
        [
            Age.Since(last, now),
            value.Text("type"),
            value.Text("reason"),
            about.Text("name").Length == 0 ? about.Text("kind").ToLowerInvariant() : $"{about.Text("kind").ToLowerInvariant()}/{about.Text("name")}",
            about.Text("fieldPath"),
            source.Text("host").Length == 0 ? component : $"{component}, {source.Text("host")}",
            (value.Text("message") is { Length: > 0 } message ? message : value.Text("note")).Trim(),
            Age.Since(first, now),
            count == 0 ? 1 : count,
            value.Name,
        ];
    }

    private static string First(JsonObject value, params string[] members) => members.Select(value.Text).FirstOrDefault(text => text.Length > 0) ?? "";

    // printResourceQuota: what is used of each, limits apart.
    private static string Quota(JsonObject value, bool isLimit) => string.Join(", ", value.Child("status").Child("hard").Members
        .Where(amount => amount.Key.StartsWith("limits", StringComparison.Ordinal) == isLimit)
        .OrderBy(amount => amount.Key, StringComparer.Ordinal)
        .Select(amount => $"{amount.Key}: {(value.Child("status").Child("used").Text(amount.Key) is { Length: > 0 } used ? used : "0")}/{Cell.Text(amount.Value)}"));

    private static IEnumerable<JsonValue> Binding(JsonObject value, DateTimeOffset now)
    {
        var role = value.Child("roleRef");
        return [value.Name, $"{role.Text("kind")}/{role.Text("name")}", Age.Of(value, now), Of("User"), Of("Group"), Of("ServiceAccount")];

        string Of(string kind) => string.Join(", ", value.Objects("subjects").Where(subject => subject.Text("kind") == kind)
            .Select(subject => kind == "ServiceAccount" ? $"{subject.Text("namespace")}/{subject.Text("name")}" : subject.Text("name")));
    }

    private static IEnumerable<JsonValue> Webhooks(JsonObject value, DateTimeOffset now) =>
        [value.Name, (long)value.Items("webhooks").Count(), Age.Of(value, now)];

    private static string ParameterKind(JsonObject value)
    {
        var kind = value.Child("spec").Child("paramKind");
        return value.Child("spec")["paramKind"] is null ? Cell.Unset : $"{kind.Text("apiVersion")}/{kind.Text("kind")}";
    }

    private static IEnumerable<JsonValue> PolicyBinding(JsonObject value, DateTimeOffset now)
    {
        var (spec, reference) = (value.Child("spec"), value.Child("spec").Child("paramRef"));
        var parameters = spec["paramRef"] is null ? Cell.Unset
            : reference.Text("name").Length == 0 ? "*" : reference.Text("namespace").Length == 0 ? $"*/{reference.Text("name")}" : $"{reference.Text("namespace")}/{reference.Text("name")}";
        return [value.Name, spec.Text("policyName"), parameters, Age.Of(value, now)];
    }

    private static IEnumerable<JsonValue> SigningRequest(JsonObject value, DateTimeOffset now)
    {
        var (spec, status) = (value.Child("spec"), value.Child("status"));
        var conditions = status.Objects("conditions").Select(condition => condition.Text("type")).ToList();
        var decision = string.Join(',', ((string[])["Approved", "Denied", "Failed"]).Where(conditions.Contains));
        var state = (decision.Length == 0 ? "Pending" : decision) + (status.Text("certificate").Length > 0 ? ",Issued" : "");
        return
        [
            value.Name, Age.Of(value, now), spec.Text("signerName"), spec.Text("username"),
            spec.Number("expirationSeconds") is { } seconds ? Seconds(seconds) : Cell.None, state,
        ];
    }

    private static string Seconds(long seconds) => Age.Since(
        Timestamp.Text(DateTimeOffset.UnixEpoch), DateTimeOffset.UnixEpoch.AddSeconds(seconds));

    private static string OrUnknown(string text) => text.Length == 0 ? Cell.Unknown : text;
}
