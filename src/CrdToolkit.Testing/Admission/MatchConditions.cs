using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Admission;

/// <summary>Evaluates the conditions of webhooks (matchconditions of apiserver).</summary>
/// <param name="inputs">Prepares requests for them.</param>
internal sealed class MatchConditions(AdmissionInputs inputs)
{
    /// <summary>Whether a webhook is to be asked about a request.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="attributes">The write.</param>
    /// <param name="version">The version that the webhook gets the objects in.</param>
    /// <exception cref="StatusException">403: a condition ends in an error, and the webhook does not ignore that.</exception>
    public bool Hold(Webhook webhook, AdmissionAttributes attributes, ApiResource version)
    {
        // Of the version that the webhook wants, conditions see the objects and their kind, but not the resource (matcher.Match of apiserver).
        var review = attributes.Review("", version);
        var outcome = MatchOutcome.Of(webhook.Conditions, inputs.Of(attributes, review.With("resource", review["requestResource"]!)));
        if (outcome.Error is { } error)
        {
            return webhook.IgnoresFailures ? false : throw StatusErrors.Forbidden(attributes.Request.Resource.GroupResource, attributes.Name, error);
        }

        foreach (var name in outcome.Unknown)
        {
            attributes.Request.Warn($"the match condition \"{name}\" of admission webhook \"{webhook.Name}\" is not evaluated: it needs more of CEL than this server has, and is taken to hold");
        }

        return outcome.Holds;
    }
}
