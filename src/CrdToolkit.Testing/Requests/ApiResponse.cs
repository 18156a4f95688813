using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Requests;

/// <summary>The answer of a verb, before it takes the shape that the client wants.</summary>
/// <param name="Code">The HTTP status code.</param>
/// <param name="Body">The object, list or Status.</param>
internal sealed record ApiResponse(int Code, JsonObject Body)
{
    /// <summary>Objects that were asked for, as they are shown.</summary>
    public static ApiResponse Ok(JsonObject body) => new(200, body);
}
