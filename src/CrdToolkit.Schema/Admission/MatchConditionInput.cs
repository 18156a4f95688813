using CrdToolkit.Schema.Cel.Evaluation;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Admission;

/// <summary>What match conditions see of a request.</summary>
public sealed class MatchConditionInput
{
    /// <summary>Prepares a request for conditions.</summary>
    /// <param name="value">The object that comes; null for a deletion.</param>
    /// <param name="old">The object that is there; null for a creation.</param>
    /// <param name="request">The request of the AdmissionReview; its uid and its objects are not looked at.</param>
    /// <param name="authorize">
    /// Answers the spec of a SubjectAccessReview: whether it is allowed, and why. One without a user is about the user of the request.
    /// </param>
    public MatchConditionInput(JsonObject? value, JsonObject? old, JsonObject request, Func<JsonObject, (bool IsAllowed, string Reason)> authorize) =>
        Variables = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["object"] = CelValues.Of(value ?? (JsonValue)JsonNull.Instance),
            ["oldObject"] = CelValues.Of(old ?? (JsonValue)JsonNull.Instance),
            ["request"] = CelValues.Of(Seen(request)),
            // That of policies, which webhooks are never given.
            ["namespaceObject"] = CelNull.Instance,
            ["authorizer"] = new AccessCheck(JsonObject.Empty, authorize, Attributes(request)),
        };

    /// <summary>The variables by name.</summary>
    internal IReadOnlyDictionary<string, object> Variables { get; }

    // Of the version that the webhook wants, conditions see the objects and their kind, but not the resource (matcher.Match of apiserver).
    private static JsonObject Seen(JsonObject request)
    {
        var seen = request.Without("uid").Without("object").Without("oldObject");
        return request["requestResource"] is { } asked ? seen.With("resource", asked) : seen;
    }

    private static JsonObject Attributes(JsonObject request) => new JsonObjectBuilder
    {
        ["group"] = request.FindText("requestResource", "group") ?? "",
        ["resource"] = request.FindText("requestResource", "resource") ?? "",
        ["subresource"] = request.FindText("requestSubResource") ?? "",
        ["namespace"] = request.FindText("namespace") ?? "",
        ["name"] = request.FindText("name") ?? "",
    }.ToObject();
}
