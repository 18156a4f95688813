using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Requests;

/// <summary>The errors of the API server, with its reasons and words (k8s.io/apimachinery/pkg/api/errors).</summary>
internal static class StatusErrors
{
    public static StatusException BadRequest(string message) => Create(400, "BadRequest", message);

    public static StatusException Internal(string message) => Create(500, "InternalError", $"Internal error occurred: {message}",
        JsonValues.Object(("causes", JsonValues.Array([JsonValues.Object(("message", message))]))));

    /// <summary>An error that has no reason: the registry's plain Go errors.</summary>
    public static StatusException Unknown(string message) => Create(500, null, message);

    public static StatusException NotFound(GroupResource resource, string name) =>
        Create(404, "NotFound", $"{resource} \"{name}\" not found", Details(resource.Group, resource.Resource, name));

    /// <summary>A name that is taken; where there was a base for generated names, the client is asked to try again.</summary>
    public static StatusException AlreadyExists(GroupResource resource, string name, bool isBeingDeleted, bool hasBase)
    {
        var details = Details(resource.Group, resource.Resource, name);
        return Create(
            409,
            "AlreadyExists",
            $"{(isBeingDeleted ? "object is being deleted: " : "")}{resource} \"{name}\" already exists{(hasBase ? ", the server was not able to generate a unique name for the object" : "")}",
            hasBase ? details.With("retryAfterSeconds", 1L) : details);
    }

    public static StatusException Conflict(GroupResource resource, string name, string why) => Create(
        409, "Conflict", $"Operation cannot be fulfilled on {resource} \"{name}\": {why}", Details(resource.Group, resource.Resource, name));

    public static StatusException Modified(GroupResource resource, string name) => Conflict(
        resource, name, "the object has been modified; please apply your changes to the latest version and try again");

    /// <summary>Fields of a server-side apply that other managers set.</summary>
    public static StatusException ApplyConflict(string message, IEnumerable<JsonObject> causes) =>
        Create(409, "Conflict", message, JsonValues.Object(("causes", JsonValues.Array(causes))));

    public static StatusException Unauthorized() => Create(401, "Unauthorized", "Unauthorized");

    public static StatusException Forbidden(GroupResource resource, string name, string why, params IEnumerable<JsonObject> causes) => Create(
        403,
        "Forbidden",
        (resource.Resource.Length == 0 ? "" : name.Length == 0 ? $"{resource} is " : $"{resource} \"{name}\" is ") + $"forbidden: {why}",
        Details(resource.Group, resource.Resource, name).WithOrWithout("causes", causes.Any() ? JsonValues.Array(causes) : null));

    /// <summary>A policy that validates refuses: in the words of something forbidden, with a reason of its own.</summary>
    public static StatusException Denied(GroupResource resource, string name, string why, string reason, int code)
    {
        var forbidden = Forbidden(resource, name, why, JsonValues.Object(("message", why))).Status;
        return new StatusException(forbidden.With("reason", new JsonString(reason)).With("code", code), code);
    }

    /// <summary>A group of built-in kinds has no such path.</summary>
    public static StatusException NoSuchResource() =>
        Create(404, "NotFound", "the server could not find the requested resource", JsonObject.Empty);

    /// <summary>The verb is unknown to the resource's paths.</summary>
    public static StatusException MethodNotAllowed() =>
        Create(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", JsonObject.Empty);

    /// <summary>The verb is known but not for this resource or subresource.</summary>
    public static StatusException MethodNotSupported(GroupResource resource, string verb) => Create(
        405,
        "MethodNotAllowed",
        $"{verb} is not supported on resources of kind \"{resource}\"",
        Details(resource.Group, resource.Resource, ""));

    public static StatusException NotAcceptable(string message) => Create(406, "NotAcceptable", message);

    /// <summary>A route has none of the types that the client accepts.</summary>
    public static StatusException NoRepresentation(string types) =>
        Create(406, "NotAcceptable", $"406: Not Acceptable\n\nAvailable representations: {types}", JsonObject.Empty);

    /// <summary>A route reads no body of the type.</summary>
    public static StatusException UnsupportedByRoute() => Create(415, "UnsupportedMediaType", "415: Unsupported Media Type", JsonObject.Empty);

    public static StatusException UnsupportedMediaType(string message) => Create(415, "UnsupportedMediaType", message);

    public static StatusException UnsupportedMediaType(IEnumerable<string> accepted) => UnsupportedMediaType(
        $"the body of the request was in an unknown format - accepted media types include: {string.Join(", ", accepted)}");

    public static StatusException RequestEntityTooLarge(string message) => Create(413, "RequestEntityTooLarge", message);

    public static StatusException Expired(string message) => Create(410, "Expired", message);

    /// <summary>A request that may succeed later.</summary>
    public static StatusException TooManyRequests(string message, JsonObject cause) =>
        Create(429, "TooManyRequests", message, JsonValues.Object(("causes", JsonValues.Array([cause]))));

    /// <summary>A JSON patch that cannot be applied, a failed test among them. The API server says no more than this.</summary>
    public static StatusException PatchRejected() =>
        Create(422, "Invalid", "the server rejected our request due to an error in our request", JsonObject.Empty);

    public static StatusException ResourceVersionTooLarge(string asked, long current) => new(
        Status(504, "Timeout", $"Timeout: Too large resource version: {asked}, current: {current}", JsonValues.Object(
            ("causes", JsonValues.Array([JsonValues.Object(
                ("reason", "ResourceVersionTooLarge"),
                ("message", "Too large resource version"))])),
            ("retryAfterSeconds", 1L))),
        504)
    { RetryAfterSeconds = 1 };

    public static StatusException Invalid(string group, string kind, string name, params IReadOnlyList<FieldError> errors)
    {
        var qualified = group.Length == 0 ? kind : $"{kind}.{group}";
        var details = Details(group, kind, name).WithOrWithout("causes", JsonValues.Array(errors.Select(Cause)));
        return Create(422, "Invalid", $"{qualified} {GoText.Quote(name)} is invalid: {Aggregate(errors)}", details);
    }

    /// <summary>The status of an error.</summary>
    public static JsonObject Status(int code, string? reason, string message, JsonObject? details = null) => JsonValues.Object(
        ("kind", "Status"),
        ("apiVersion", "v1"),
        ("metadata", JsonObject.Empty),
        ("status", "Failure"),
        ("message", message),
        ("reason", JsonValues.TextOrNothing(reason)),
        ("details", details),
        ("code", (long)code));

    private static StatusException Create(int code, string? reason, string message, JsonObject? details = null) =>
        new(Status(code, reason, message, details), code);

    private static JsonObject Details(string group, string kind, string name) => JsonValues.Object(
        ("name", JsonValues.TextOrNothing(name)),
        ("group", JsonValues.TextOrNothing(group)),
        ("kind", JsonValues.TextOrNothing(kind)));

    private static JsonObject Cause(FieldError error) => JsonValues.Object(
        ("reason", error.Reason),
        ("message", error.Body),
        ("field", error.Field));

    // As ErrorList.ToAggregate: equal messages once, several in brackets.
    private static string Aggregate(IReadOnlyList<FieldError> errors)
    {
        var messages = errors.Select(error => error.Message).Distinct(StringComparer.Ordinal).ToList();
        return messages.Count == 1 ? messages[0] : $"[{string.Join(", ", messages)}]";
    }
}
