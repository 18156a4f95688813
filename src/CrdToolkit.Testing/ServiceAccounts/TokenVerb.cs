using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Verbs;

namespace CrdToolkit.Testing.ServiceAccounts;

/// <summary>Answers POST on <c>serviceaccounts/NAME/token</c>, as <c>kubectl create token</c> asks (TokenREST).</summary>
/// <param name="tokens">Makes the tokens.</param>
/// <param name="clock">What time it is.</param>
internal sealed class TokenVerb(ServiceAccountTokens tokens, TimeProvider clock)
{
    private const long DefaultSeconds = 3600;
    private const long LeastSeconds = 600;

    /// <summary>Answers a request for a token.</summary>
    public async Task<ApiResponse> ExecuteAsync(SubresourceRequest asked)
    {
        var (request, body, _, admit) = asked;
        var account = request.Resource.Collection.Find(request.Key) ?? throw StatusErrors.NotFound(request.Resource.GroupResource, request.Name);
        var spec = body.Child("spec");
        var seconds = spec.Number("expirationSeconds") ?? DefaultSeconds;
        if (seconds < LeastSeconds)
        {
            throw StatusErrors.Invalid("authentication.k8s.io", "TokenRequest", "", new FieldError(
                "ValidateTokenRequest", FieldErrorType.Invalid, "spec.expirationSeconds", "may not specify a duration less than 10 minutes", JsonNumber.FromInt64(seconds)));
        }

        await admit();
        var audiences = spec["audiences"] is JsonArray { Count: > 0 } given ? given : JsonValues.Strings([ServiceAccountTokens.Audience]);
        var expires = clock.GetUtcNow().AddSeconds(seconds);
        return new ApiResponse(201, JsonValues.Object(
            ("kind", "TokenRequest"),
            ("apiVersion", "authentication.k8s.io/v1"),
            ("metadata", JsonValues.Object(
                ("name", request.Name), ("namespace", request.Namespace), ("creationTimestamp", Timestamp.Text(clock.GetUtcNow())))),
            ("spec", JsonValues.Object(("audiences", audiences), ("expirationSeconds", seconds), ("boundObjectRef", spec["boundObjectRef"] ?? JsonNull.Instance))),
            ("status", JsonValues.Object(
                ("token", tokens.Create(request.Namespace, request.Name, account.Value.Uid, audiences, expires)),
                ("expirationTimestamp", Timestamp.Text(expires))))));
    }
}
