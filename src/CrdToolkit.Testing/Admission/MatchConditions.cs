using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Recording;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Admission;

/// <summary>Evaluates the conditions of webhooks (matchconditions of apiserver).</summary>
/// <param name="authorizer">What their <c>authorizer</c> asks.</param>
internal sealed class MatchConditions(IAuthorizer authorizer)
{
    /// <summary>Whether a webhook is to be asked about a request: a condition that does not hold decides before one that ends in an error.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="attributes">The write.</param>
    /// <param name="request">The request as the webhook would get it.</param>
    /// <exception cref="StatusException">403: a condition ends in an error, and the webhook does not ignore that.</exception>
    public bool Hold(Webhook webhook, AdmissionAttributes attributes, JsonObject request)
    {
        var user = OpenRequest.Of(attributes.Request.Http).User;
        var input = new MatchConditionInput(request["object"] as JsonObject, request["oldObject"] as JsonObject, request, spec => Authorize(user, spec));
        List<string> errors = [], unknown = [];
        foreach (var (name, condition) in webhook.Conditions)
        {
            switch (condition.Evaluate(input))
            {
                case (Holds: false, _):
                    return false;
                case (_, Error: { } error):
                    errors.Add(error);
                    break;
                case (Holds: null, _):
                    unknown.Add(name);
                    break;
            }
        }

        if (errors.Count > 0)
        {
            return webhook.IgnoresFailures ? false : throw StatusErrors.Forbidden(attributes.Request.Resource.GroupResource, attributes.Name, Together(errors));
        }

        foreach (var name in unknown)
        {
            attributes.Request.Warn($"the match condition \"{name}\" of admission webhook \"{webhook.Name}\" is not evaluated: it needs more of CEL than this server has, and is taken to hold");
        }

        return true;
    }

    private (bool IsAllowed, string Reason) Authorize(UserInfo user, JsonObject spec)
    {
        var decision = authorizer.Authorize(spec["user"] is null ? user : Reviews.Subject(spec), Reviews.Asked(spec));
        return (decision.IsAllowed, decision.Reason);
    }

    // As utilerrors.Aggregate says it.
    private static string Together(List<string> errors) => errors.Distinct().ToList() is [var only] ? only : $"[{string.Join(", ", errors.Distinct())}]";
}
