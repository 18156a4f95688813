using CrdToolkit.Schema.Cel.Evaluation;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Admission;

/// <summary>What expressions of admission see of a request: those of one webhook or one policy.</summary>
public sealed class AdmissionInput
{
    private readonly Dictionary<string, object> variables;
    private (AdmissionScope Scope, ComposedVariables Variables)? composed;

    /// <summary>Prepares a request for expressions.</summary>
    /// <param name="value">The object that comes; null for a deletion.</param>
    /// <param name="old">The object that is there; null for a creation.</param>
    /// <param name="request">The request of the AdmissionReview; its uid and its objects are not looked at.</param>
    /// <param name="authorize">
    /// Answers the spec of a SubjectAccessReview: whether it is allowed, and why. One without a user is about the user of the request.
    /// </param>
    public AdmissionInput(JsonObject? value, JsonObject? old, JsonObject request, Func<JsonObject, (bool IsAllowed, string Reason)> authorize) =>
        variables = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["object"] = Of(value),
            ["oldObject"] = Of(old),
            ["request"] = CelValues.Of(request.Without("uid").Without("object").Without("oldObject")),
            ["namespaceObject"] = CelNull.Instance,
            ["authorizer"] = new AccessCheck(JsonObject.Empty, authorize, Attributes(request)),
            ["params"] = CelNull.Instance,
        };

    private AdmissionInput(Dictionary<string, object> variables) => this.variables = variables;

    /// <summary>The same request with the parameters of a policy.</summary>
    /// <param name="parameters">The object that holds them; null for none.</param>
    public AdmissionInput WithParameters(JsonObject? parameters) => With("params", Of(parameters));

    /// <summary>The same request with the namespace of its object, of which no webhook and no condition sees anything.</summary>
    /// <param name="value">The namespace; null where there is none.</param>
    public AdmissionInput WithNamespace(JsonObject? value) => With("namespaceObject", value is null ? CelNull.Instance : SeenNamespace.Of(value));

    /// <summary>The variables by name.</summary>
    internal IReadOnlyDictionary<string, object> Variables(AdmissionScope scope)
    {
        if (scope.Composed.Count > 0)
        {
            // One variable sees those before it, which are among all of its policy.
            composed = composed is { } known && known.Scope.Composed.Count >= scope.Composed.Count ? known : (scope, new ComposedVariables(scope, this));
            variables["variables"] = composed.Value.Variables;
        }

        return variables;
    }

    private AdmissionInput With(string name, object value) => new(new Dictionary<string, object>(variables, StringComparer.Ordinal) { [name] = value });

    private static object Of(JsonObject? value) => CelValues.Of(value ?? (JsonValue)JsonNull.Instance);

    private static JsonObject Attributes(JsonObject request) => new JsonObjectBuilder
    {
        ["group"] = request.FindText("requestResource", "group") ?? "",
        ["resource"] = request.FindText("requestResource", "resource") ?? "",
        ["subresource"] = request.FindText("requestSubResource") ?? "",
        ["namespace"] = request.FindText("namespace") ?? "",
        ["name"] = request.FindText("name") ?? "",
    }.ToObject();
}
