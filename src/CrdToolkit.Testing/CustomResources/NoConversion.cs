using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>The strategy <c>None</c>: another version is another name for the same.</summary>
internal sealed class NoConversion : IObjectConversion
{
    /// <inheritdoc/>
    public IReadOnlyList<JsonObject> Convert(IReadOnlyList<JsonObject> objects, string apiVersion) =>
        [.. objects.Select(value => value["apiVersion"] is JsonString same && same.Value == apiVersion ? value : value.With("apiVersion", apiVersion))];
}
