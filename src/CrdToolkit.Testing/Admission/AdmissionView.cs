using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Admission;

/// <summary>How webhooks see a write to a subresource that has a kind of its own.</summary>
/// <param name="Show">The subresource of an object.</param>
/// <param name="Write">The object with a changed subresource.</param>
internal sealed record AdmissionView(Func<JsonObject, JsonObject> Show, Func<JsonObject, JsonObject, JsonObject> Write);
