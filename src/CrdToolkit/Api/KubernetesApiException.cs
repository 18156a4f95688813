using System.Net;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// A request that the API server refused, or that it could not be asked. The message names verb, resource and object, repeats the
/// server's words and says what can be done.
/// </summary>
public sealed class KubernetesApiException : Exception
{
    private readonly bool testFailed;

    internal KubernetesApiException(ApiRequest request, V1Status status, HttpStatusCode statusCode, TimeSpan? retryAfter = null, Exception? innerException = null, string? credentials = null)
        : base(ApiFailureMessage.Of(request, status, statusCode, innerException, credentials), innerException)
    {
        Request = request;
        Status = status;
        StatusCode = statusCode;
        RetryAfter = retryAfter;
        testFailed = IsFailedTest(request, status, statusCode);
    }

    /// <summary>The server's answer. When there was none, only its message is set.</summary>
    public V1Status Status { get; }

    /// <summary>The HTTP status, or 0 when there was no answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>How long the server asks to wait before the next try; null unless it does.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>What was wrong with which fields, in the server's words.</summary>
    public IReadOnlyList<V1StatusCause> Causes => Status.Details?.Causes?.AsReadOnly() ?? (IReadOnlyList<V1StatusCause>)[];

    /// <summary>There is no such object, or no such resource (<c>NotFound</c>).</summary>
    public bool IsNotFound => StatusCode == HttpStatusCode.NotFound;

    /// <summary>The object has changed meanwhile, or is another one of the same name (<c>Conflict</c>): read it again.</summary>
    public bool IsConflict => testFailed || (StatusCode == HttpStatusCode.Conflict && !IsAlreadyExists);

    /// <summary>An object of that name exists (<c>AlreadyExists</c>).</summary>
    public bool IsAlreadyExists => StatusCode == HttpStatusCode.Conflict && Status.Reason == "AlreadyExists";

    /// <summary>The operator may not do that (<c>Forbidden</c>): it lacks a role, or a quota or an admission rule is against it.</summary>
    public bool IsForbidden => StatusCode == HttpStatusCode.Forbidden;

    /// <summary>The credentials are missing or not known (<c>Unauthorized</c>).</summary>
    public bool IsUnauthorized => StatusCode == HttpStatusCode.Unauthorized;

    /// <summary>The resource version is too old to watch or to continue a list from (<c>Gone</c>, <c>Expired</c>).</summary>
    public bool IsGone => StatusCode == HttpStatusCode.Gone || Status.Reason is "Expired" or "Gone";

    /// <summary>The object breaks the rules of its schema (<c>Invalid</c>); <see cref="Causes"/> says which.</summary>
    public bool IsInvalid => StatusCode == HttpStatusCode.UnprocessableEntity && !testFailed;

    /// <summary>The server has too much to do (<c>TooManyRequests</c>); see <see cref="RetryAfter"/>.</summary>
    public bool IsTooManyRequests => StatusCode == HttpStatusCode.TooManyRequests;

    /// <summary>There was no answer: the connection failed, was cut, or took too long.</summary>
    public bool IsUnreachable => StatusCode == 0;

    internal ApiRequest Request { get; }

    /// <summary>Whether it is unknown if a write has happened: there was no answer, or the server gave up in the middle.</summary>
    internal bool IsOutcomeUnknown => IsUnreachable || (int)StatusCode >= 500;

    // The server answers a failed test of a JSON patch as it does an invalid object, only without causes. Another uid in a merge patch or
    // an apply is an invalid change of the uid to it, though what it says is that the object is another one.
    internal static bool IsFailedTest(ApiRequest request, V1Status status, HttpStatusCode statusCode) =>
        statusCode == HttpStatusCode.UnprocessableEntity
        && (status.Details?.Causes is { Count: > 0 } causes ? causes.Any(cause => cause.Field == "metadata.uid") : request.HasTest);
}
