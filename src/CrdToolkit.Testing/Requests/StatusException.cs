using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Requests;

/// <summary>Ends a request with a <c>Status</c>, as the API server answers an error.</summary>
/// <param name="status">The body of the answer.</param>
/// <param name="code">Its HTTP status code.</param>
internal sealed class StatusException(JsonObject status, int code) : Exception((status["message"] as JsonString)?.Value)
{
    /// <summary>The body of the answer.</summary>
    public JsonObject Status { get; } = status;

    /// <summary>Its HTTP status code.</summary>
    public int Code { get; } = code;

    /// <summary>Seconds after which the client may try again; null where that makes no difference.</summary>
    public int? RetryAfterSeconds { get; init; }
}
