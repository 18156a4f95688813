namespace CrdToolkit.Conformance.Client;

/// <summary>One event of a watch.</summary>
/// <param name="Type">ADDED, MODIFIED, DELETED, BOOKMARK or ERROR.</param>
/// <param name="Object">The object as the event carries it; a <c>Status</c> in an ERROR.</param>
public sealed record WatchEvent(string Type, JsonObject Object)
{
    /// <summary>Type and name in one string, which is what most cases compare.</summary>
    public string Summary => $"{Type} {Object.Text("metadata.name")}".TrimEnd();

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Object.ToJsonString()}";
}
