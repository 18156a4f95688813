using System.Text.RegularExpressions;
using CrdToolkit.Schema.Cel.Evaluation;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Admission;

/// <summary>
/// The variable <c>authorizer</c> and what its methods make of it, up to the check: the spec of a SubjectAccessReview that is filled by and by
/// (the authorizer library of apiserver).
/// </summary>
/// <param name="spec">What is known so far; without a user it is about the one who sent the request.</param>
/// <param name="authorize">Answers it.</param>
/// <param name="requestResource">What the request is about; null where that cannot be asked.</param>
internal sealed class AccessCheck(JsonObject spec, Func<JsonObject, (bool IsAllowed, string Reason)> authorize, JsonObject? requestResource) : CelOpaque
{
    private const string Resource = "resourceAttributes";
    private const string Path = "nonResourceAttributes";
    private const string Label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    /// <inheritdoc/>
    public override object Field(string name) => name == "requestResource" && requestResource is not null
        ? new AccessCheck(spec.With(Resource, requestResource), authorize, null)
        : CelUnknown.Instance;

    /// <inheritdoc/>
    public override object Call(string method, IReadOnlyList<object> arguments) => (method, arguments) switch
    {
        ("group", [string group]) => With(Resource, "group", group),
        ("path", [string { Length: 0 }]) => new CelFailure("path must not be empty"),
        ("path", [string path]) => With(Path, "path", path),
        ("resource", [string { Length: 0 }]) => new CelFailure("resource must not be empty"),
        ("resource" or "subresource" or "namespace" or "name", [string text]) => With(Resource, method, text),
        // No selector makes a difference to roles.
        ("fieldSelector" or "labelSelector", [string]) => this,
        ("serviceAccount", [string ns, string name]) => OfServiceAccount(ns, name),
        ("check", [string verb]) => Check(verb),
        _ => CelUnknown.Instance,
    };

    private AccessCheck With(string attributes, string name, string value) =>
        new(Filled(attributes, name, value), authorize, null);

    private JsonObject Filled(string attributes, string name, string value) =>
        spec.With(attributes, (spec[attributes] as JsonObject ?? JsonObject.Empty).With(name, new JsonString(value)));

    private object OfServiceAccount(string ns, string name) =>
        !Regex.IsMatch(ns, $@"\A{Label}\z") || ns.Length > 63 ? new CelFailure("Invalid service account namespace")
        : !Regex.IsMatch(name, $@"\A{Label}(\.{Label})*\z") || name.Length > 253 ? new CelFailure("Invalid service account name")
        : new AccessCheck(
            spec.With("user", new JsonString($"system:serviceaccount:{ns}:{name}"))
                .With("groups", JsonArray.Of(new[] { "system:serviceaccounts", $"system:serviceaccounts:{ns}", "system:authenticated" }.Select(group => (JsonValue)new JsonString(group)))),
            authorize,
            null);

    private AccessAnswer Check(string verb)
    {
        var (isAllowed, reason) = authorize(Filled(spec[Path] is null ? Resource : Path, "verb", verb));
        return new AccessAnswer(isAllowed, reason);
    }
}
