using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>Turns custom resources of one version into those of another.</summary>
internal interface IObjectConversion
{
    /// <summary>The objects in a version; those that are in it already are left as they are.</summary>
    /// <exception cref="Requests.StatusException">500: they cannot be converted.</exception>
    IReadOnlyList<JsonObject> Convert(IReadOnlyList<JsonObject> objects, string apiVersion);
}
