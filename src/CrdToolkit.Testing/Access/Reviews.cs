using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Recording;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Access;

/// <summary>Answers reviews: who somebody is, and what they may.</summary>
/// <param name="authenticator">Who it is.</param>
/// <param name="authorizer">What they may.</param>
internal sealed class Reviews(Authenticator authenticator, IAuthorizer authorizer)
{
    /// <summary>Gives a review its status.</summary>
    /// <exception cref="StatusException">400 or 422: it asks nothing that can be answered.</exception>
    public JsonObject Answer(ApiRequest request, JsonObject review)
    {
        var (spec, sender) = (review.Child("spec"), OpenRequest.Of(request.Http).User);
        var status = request.Resource.Kind switch
        {
            "SelfSubjectReview" => JsonValues.Object(("userInfo", sender.ToJson())),
            "TokenReview" => Token(spec),
            "SelfSubjectRulesReview" => Rules(sender, spec),
            "SelfSubjectAccessReview" => Access(sender, spec),
            "LocalSubjectAccessReview" => Access(Subject(spec), InNamespace(request, review)),
            _ => Access(Subject(spec), spec),
        };
        return review.WithOrWithout("metadata", review["metadata"] ?? JsonObject.Empty).With("status", status);
    }

    /// <summary>Whom the spec of a SubjectAccessReview is about.</summary>
    public static UserInfo Subject(JsonObject spec) => new(spec.Text("user"), [.. spec.Texts("groups")]) { Uid = spec.Text("uid") };

    /// <summary>What the spec of a SubjectAccessReview asks for.</summary>
    public static RequestInfo Asked(JsonObject spec)
    {
        if (spec["nonResourceAttributes"] is JsonObject path)
        {
            return new RequestInfo { Method = "", Path = path.Text("path"), Verb = path.Text("verb") };
        }

        var resource = spec.Child("resourceAttributes");
        return new RequestInfo
        {
            Method = "",
            Path = "",
            IsResourceRequest = true,
            Verb = resource.Text("verb"),
            Group = resource.Text("group"),
            Version = resource.Text("version"),
            Resource = resource.Text("resource"),
            Subresource = resource.Text("subresource"),
            Namespace = resource.Text("namespace"),
            Name = resource.Text("name"),
        };
    }

    private JsonObject Token(JsonObject spec)
    {
        if (spec.Text("token").Length == 0)
        {
            throw StatusErrors.BadRequest("token is required for TokenReview in authentication");
        }

        return authenticator.Find(spec.Text("token")) is { } user
            ? JsonValues.Object(("authenticated", JsonBoolean.True), ("user", user.ToJson()))
            : JsonValues.Object(("user", JsonObject.Empty), ("error", "invalid bearer token"));
    }

    private JsonObject Rules(UserInfo user, JsonObject spec)
    {
        var ns = spec.Text("namespace");
        if (ns.Length == 0)
        {
            throw StatusErrors.BadRequest("no namespace on request");
        }

        var rules = authorizer.Rules(user, ns);
        return JsonValues.Object(
            ("resourceRules", JsonValues.Array(rules.Where(rule => rule["resources"] is not null).Select(rule => Ordered(rule, "apiGroups", "resources", "resourceNames")))),
            ("nonResourceRules", JsonValues.Array(rules.Where(rule => rule["nonResourceURLs"] is not null).Select(rule => Ordered(rule, "nonResourceURLs")))),
            ("incomplete", JsonBoolean.False));
    }

    private JsonObject Access(UserInfo user, JsonObject spec)
    {
        if (spec["resourceAttributes"] is JsonObject == spec["nonResourceAttributes"] is JsonObject)
        {
            throw StatusErrors.BadRequest("exactly one of nonResourceAttributes or resourceAttributes must be specified");
        }

        var decision = authorizer.Authorize(user, Asked(spec));
        return JsonValues.Object(
            ("allowed", decision.IsAllowed ? JsonBoolean.True : JsonBoolean.False), ("reason", JsonValues.TextOrNothing(decision.Reason)));
    }

    private static JsonObject InNamespace(ApiRequest request, JsonObject review)
    {
        var attributes = review.Child("spec").Child("resourceAttributes");
        return review.Namespace == request.Namespace && attributes.Text("namespace") is "" || attributes.Text("namespace") == request.Namespace
            ? review.Child("spec").With("resourceAttributes", attributes.With("namespace", request.Namespace))
            : throw StatusErrors.BadRequest("spec.resourceAttributes.namespace must match namespace: " + request.Namespace);
    }

    private static JsonObject Ordered(JsonObject rule, params string[] members) =>
        JsonValues.Object(((string[])["verbs", .. members]).Select(member => (member, rule[member])));
}
