using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Admission;

/// <summary>One webhook of a configuration.</summary>
/// <param name="json">As it is written there.</param>
internal sealed class Webhook(JsonObject json)
{
    /// <summary>The name.</summary>
    public string Name { get; } = json.Text("name");

    /// <summary>Where it is and whom it trusts.</summary>
    public JsonObject Client { get; } = json.Child("clientConfig");

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(json.Number("timeoutSeconds") ?? 10);

    /// <summary>Whether a failure lets the request pass.</summary>
    public bool IgnoresFailures { get; } = json.Text("failurePolicy") == "Ignore";

    /// <summary>Whether it is called again when other webhooks have changed the object.</summary>
    public bool IsReinvoked { get; } = json.Text("reinvocationPolicy") == "IfNeeded";

    /// <summary>Whether it may be asked about a dry run.</summary>
    public bool TakesDryRuns { get; } = json.Text("sideEffects") is "None" or "NoneOnDryRun";

    /// <summary>The conditions in CEL that a request has to meet.</summary>
    public IReadOnlyList<MatchCondition> Conditions => field ??= MatchCondition.Read(json, AdmissionScope.OfWebhook);

    /// <summary>Which requests it wants to know of.</summary>
    public MatchResources Resources { get; } = new(json, "rules");
}
