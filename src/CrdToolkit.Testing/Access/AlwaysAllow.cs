using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Access;

/// <summary>Everyone may do everything: the mode AlwaysAllow of kube-apiserver.</summary>
internal sealed class AlwaysAllow : IAuthorizer
{
    private static readonly AccessDecision Allowed = new(true, "");

    private static readonly JsonObject[] Everything =
    [
        PolicyRules.Rule(["*"], ["*"], ["*"]),
        JsonValues.Object(("verbs", JsonValues.Strings(["*"])), ("nonResourceURLs", JsonValues.Strings(["*"]))),
    ];

    /// <inheritdoc/>
    public AccessDecision Authorize(UserInfo user, RequestInfo request) => Allowed;

    /// <inheritdoc/>
    public IReadOnlyList<JsonObject> Rules(UserInfo user, string @namespace) => Everything;
}
