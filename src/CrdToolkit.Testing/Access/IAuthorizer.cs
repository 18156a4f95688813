using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Access;

/// <summary>Decides who may do what.</summary>
internal interface IAuthorizer
{
    /// <summary>Decides on a request.</summary>
    AccessDecision Authorize(UserInfo user, RequestInfo request);

    /// <summary>The rules that hold for a user in a namespace, as those of roles.</summary>
    IReadOnlyList<JsonObject> Rules(UserInfo user, string @namespace);
}
