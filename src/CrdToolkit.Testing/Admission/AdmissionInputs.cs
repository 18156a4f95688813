using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Recording;

namespace CrdToolkit.Testing.Admission;

/// <summary>Prepares requests for the expressions of webhooks and policies.</summary>
/// <param name="authorizer">What their <c>authorizer</c> asks.</param>
internal sealed class AdmissionInputs(IAuthorizer authorizer)
{
    /// <summary>What expressions see of a write.</summary>
    /// <param name="attributes">The write.</param>
    /// <param name="review">The request of its AdmissionReview.</param>
    public AdmissionInput Of(AdmissionAttributes attributes, JsonObject review)
    {
        var user = OpenRequest.Of(attributes.Request.Http).User;
        return new AdmissionInput(review["object"] as JsonObject, review["oldObject"] as JsonObject, review, spec => Authorize(user, spec));
    }

    private (bool IsAllowed, string Reason) Authorize(UserInfo user, JsonObject spec)
    {
        var decision = authorizer.Authorize(spec["user"] is null ? user : Reviews.Subject(spec), Reviews.Asked(spec));
        return (decision.IsAllowed, decision.Reason);
    }
}
