using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Verbs;

/// <summary>A POST on a subresource, after mutating webhooks have seen it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Body">What it asks for.</param>
/// <param name="DryRun">Whether nothing may come of it.</param>
/// <param name="Admit">Asks the validating webhooks; called when the body makes sense.</param>
internal sealed record SubresourceRequest(ApiRequest Request, JsonObject Body, bool DryRun, Func<ValueTask> Admit);
