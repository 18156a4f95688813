using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>
/// The life of events in one of their two groups. Both show the same objects; they are stored as those of the core group.
/// </summary>
/// <param name="kind">What is particular to the kind.</param>
internal sealed class EventStrategy(BuiltInKind kind) : BuiltInStrategy(kind)
{
    /// <summary>What a field of core is called in events.k8s.io.</summary>
    private static readonly (string Core, string Named)[] Names =
    [
        ("involvedObject", "regarding"),
        ("message", "note"),
        ("source", "deprecatedSource"),
        ("firstTimestamp", "deprecatedFirstTimestamp"),
        ("lastTimestamp", "deprecatedLastTimestamp"),
        ("count", "deprecatedCount"),
        ("reportingComponent", "reportingController"),
    ];

    private readonly bool isCore = kind.Group.Length == 0;

    /// <inheritdoc/>
    public override JsonObject ToStorage(JsonObject value) =>
        isCore ? value : Rename(value, "v1", Names.ToDictionary(name => name.Named, name => name.Core));

    /// <inheritdoc/>
    public override JsonObject FromStorage(StoredObject stored) => isCore
        ? stored.Value
        : Rename(stored.Value, "events.k8s.io/v1", Names.ToDictionary(name => name.Core, name => name.Named));

    /// <inheritdoc/>
    public override bool TryGetField(JsonObject value, string field, out string text)
    {
        if (!base.TryGetField(value, field, out text))
        {
            return false;
        }

        if (isCore && field == "source")
        {
            text = value.Child("source").Text("component") is { Length: > 0 } component ? component : value.Text("reportingComponent");
        }

        return true;
    }

    private static JsonObject Rename(JsonObject value, string apiVersion, Dictionary<string, string> names) => JsonValues.Object(
        value.Members.Select(member => (
            names.GetValueOrDefault(member.Key, member.Key),
            member.Key == "apiVersion" ? new JsonString(apiVersion) : (JsonValue?)member.Value)));
}
