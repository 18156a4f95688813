using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Faults;

/// <summary>The errors that faults answer with.</summary>
internal static class FaultStatus
{
    /// <summary>The error of a status code, with the reason and message that the API server has for it.</summary>
    public static StatusException Of(int code, string? message, int? retryAfterSeconds)
    {
        var (reason, usual) = code switch
        {
            400 => ("BadRequest", "the server rejected our request for an unknown reason"),
            401 => ("Unauthorized", "Unauthorized"),
            403 => ("Forbidden", "forbidden"),
            404 => ("NotFound", "the server could not find the requested resource"),
            405 => ("MethodNotAllowed", "the server does not allow this method on the requested resource"),
            409 => ("Conflict", "the server reported a conflict"),
            410 => ("Gone", "the server no longer has the requested resource"),
            413 => ("RequestEntityTooLarge", "the request is too large"),
            422 => ("Invalid", "the server rejected our request due to an error in our request"),
            429 => ("TooManyRequests", "the server has received too many requests and has asked us to try again later"),
            500 => ("InternalError", "Internal error occurred: etcdserver: request timed out"),
            503 => ("ServiceUnavailable", "the server is currently unable to handle the request"),
            504 => ("Timeout", "Timeout: request did not complete within the allotted timeout"),
            _ => (null, $"the server answered {code}"),
        };
        var details = retryAfterSeconds is { } seconds ? JsonValues.Object(("retryAfterSeconds", (long)seconds)) : null;
        return new StatusException(StatusErrors.Status(code, reason, message ?? usual, details), code) { RetryAfterSeconds = retryAfterSeconds };
    }

    /// <summary>The resource version is too old.</summary>
    public static StatusException Expired() => StatusErrors.Expired("too old resource version: 1 (2)");
}
