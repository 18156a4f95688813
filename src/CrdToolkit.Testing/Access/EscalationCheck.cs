using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Recording;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Access;

/// <summary>
/// Nobody gives others more rights than they have, unless they may <c>escalate</c> roles or <c>bind</c> them (the policybased storages of
/// kube-apiserver).
/// </summary>
/// <param name="store">Where the roles are.</param>
/// <param name="authorizer">Who may do what.</param>
internal sealed class EscalationCheck(ObjectStore store, IAuthorizer authorizer)
{
    private static readonly JsonObject[] Everything =
    [
        PolicyRules.Rule(["*"], ["*"], ["*"]),
        JsonValues.Object(("nonResourceURLs", JsonValues.Strings(["*"])), ("verbs", JsonValues.Strings(["*"]))),
    ];

    private static readonly (string Name, string Member)[] Shown =
    [
        ("APIGroups", "apiGroups"), ("Resources", "resources"), ("NonResourceURLs", "nonResourceURLs"), ("ResourceNames", "resourceNames"), ("Verbs", "verbs"),
    ];

    private readonly ObjectCollection roles = store.Collection(RbacAuthorizer.Group, "roles");
    private readonly ObjectCollection clusterRoles = store.Collection(RbacAuthorizer.Group, "clusterroles");

    /// <summary>Checks what a write would give.</summary>
    /// <param name="request">The write.</param>
    /// <param name="value">The object that it comes to.</param>
    /// <param name="old">The object as it is; null for a new one.</param>
    /// <exception cref="StatusException">403: it would give more than the writer has; 404: the role of a binding does not exist.</exception>
    public void Check(ApiRequest request, JsonObject value, JsonObject? old)
    {
        var user = OpenRequest.Of(request.Http).User;
        if (request.Resource.Group != RbacAuthorizer.Group || user.Groups.Contains(UserInfo.Masters) || (old is not null && IsForGarbageCollection(value, old)))
        {
            return;
        }

        if (request.Resource.Kind is "Role" or "ClusterRole")
        {
            CheckRole(request, user, value, old);
        }
        else
        {
            CheckBinding(request, user, value);
        }
    }

    private void CheckRole(ApiRequest request, UserInfo user, JsonObject value, JsonObject? old)
    {
        if (Allows(user, "escalate", request.Resource.Plural, request.Namespace, value.Name))
        {
            return;
        }

        Confirm(request, user, value, [.. value.Objects("rules")]);
        if ((value["aggregationRule"] ?? old?["aggregationRule"]) is JsonObject && Missing(user, "", Everything).Count > 0)
        {
            throw StatusErrors.Forbidden(request.Resource.GroupResource, value.Name, "must have cluster-admin privileges to use an aggregationRule");
        }
    }

    private void CheckBinding(ApiRequest request, UserInfo user, JsonObject value)
    {
        var reference = value.Child("roleRef");
        var (name, isRole) = (reference.Text("name"), reference.Text("kind") == "Role");
        var plural = isRole ? "roles" : "clusterroles";
        if (Allows(user, "bind", plural, request.Namespace, name))
        {
            return;
        }

        var role = isRole ? roles.Find(new ObjectKey(request.Namespace, name)) : clusterRoles.Find(new ObjectKey("", name));
        Confirm(request, user, value, role is null
            ? throw StatusErrors.NotFound(new GroupResource(RbacAuthorizer.Group, plural), name)
            : [.. role.Value.Objects("rules")]);
    }

    private bool Allows(UserInfo user, string verb, string resource, string @namespace, string name) => authorizer.Authorize(user, new RequestInfo
    {
        Method = "POST",
        Path = "",
        Verb = verb,
        IsResourceRequest = true,
        Group = RbacAuthorizer.Group,
        Version = "v1",
        Resource = resource,
        Namespace = @namespace,
        Name = name,
    }).IsAllowed;

    // ConfirmNoEscalation
    private void Confirm(ApiRequest request, UserInfo user, JsonObject value, IReadOnlyList<JsonObject> rules)
    {
        var missing = Missing(user, request.Namespace, rules);
        if (missing.Count > 0)
        {
            throw StatusErrors.Forbidden(
                request.Resource.GroupResource,
                value.Name,
                $"user \"{user.Name}\" (groups={Quoted(user.Groups)}) is attempting to grant RBAC permissions not currently held:\n"
                    + string.Join('\n', RuleParts.Compact(missing).Select(Description).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        }
    }

    private List<JsonObject> Missing(UserInfo user, string @namespace, IReadOnlyList<JsonObject> rules)
    {
        var held = authorizer.Rules(user, @namespace);
        return [.. rules.SelectMany(RuleParts.Of).Where(part => !held.Any(rule => RuleParts.Covers(rule, part)))];
    }

    private static bool IsForGarbageCollection(JsonObject value, JsonObject old) => Rest(value).Equals(Rest(old));

    private static JsonObject Rest(JsonObject value) => value
        .WithMetadata("finalizers", null).WithMetadata("ownerReferences", null).WithMetadata("managedFields", null)
        .WithMetadata("resourceVersion", null);

    // CompactString
    private static string Description(JsonObject rule) => "{" + string.Join(", ", Shown
        .Where(part => rule.Items(part.Member).Any())
        .Select(part => $"{part.Name}:{Quoted(rule.Texts(part.Member))}")) + "}";

    private static string Quoted(IEnumerable<string> texts) => $"[{string.Join(' ', texts.Select(text => $"\"{text}\""))}]";
}
