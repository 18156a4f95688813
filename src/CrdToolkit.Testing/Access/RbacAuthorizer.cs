using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Access;

/// <summary>Roles and bindings decide: the mode RBAC of kube-apiserver.</summary>
/// <param name="store">Where they are.</param>
internal sealed class RbacAuthorizer(ObjectStore store) : IAuthorizer
{
    /// <summary>The API group of roles and bindings.</summary>
    public const string Group = "rbac.authorization.k8s.io";

    private readonly ObjectCollection roles = store.Collection(Group, "roles");
    private readonly ObjectCollection clusterRoles = store.Collection(Group, "clusterroles");
    private readonly ObjectCollection roleBindings = store.Collection(Group, "rolebindings");
    private readonly ObjectCollection clusterRoleBindings = store.Collection(Group, "clusterrolebindings");

    /// <inheritdoc/>
    public AccessDecision Authorize(UserInfo user, RequestInfo request)
    {
        if (user.Groups.Contains(UserInfo.Masters))
        {
            return new AccessDecision(true, "");
        }

        var problems = new List<string>();
        foreach (var (binding, subject, rules) in Bindings(user, request.IsResourceRequest ? request.Namespace : "", problems))
        {
            if (rules.Any(rule => PolicyRules.Allows(rule, request)))
            {
                return new AccessDecision(true, Reason(binding, subject));
            }
        }

        return new AccessDecision(false, problems.Count == 0
            ? ""
            : $"RBAC: {(problems.Count == 1 ? problems[0] : $"[{string.Join(", ", problems)}]")}");
    }

    /// <inheritdoc/>
    public IReadOnlyList<JsonObject> Rules(UserInfo user, string @namespace) =>
        [.. Bindings(user, @namespace, []).SelectMany(bound => bound.Rules)];

    // The bindings that are about a user, those of the cluster first, with the rules that they give.
    private IEnumerable<(JsonObject Binding, JsonObject Subject, IReadOnlyList<JsonObject> Rules)> Bindings(
        UserInfo user, string @namespace, List<string> problems)
    {
        var inNamespace = @namespace.Length == 0
            ? []
            : roleBindings.Objects.Where(stored => stored.Key.Namespace == @namespace);
        foreach (var stored in clusterRoleBindings.Objects.Concat(inNamespace))
        {
            var binding = stored.Value;
            if (binding.Objects("subjects").FirstOrDefault(subject => IsAbout(subject, user, stored.Key.Namespace)) is { } subject)
            {
                yield return (binding, subject, RulesOf(binding, stored.Key.Namespace, problems));
            }
        }
    }

    private List<JsonObject> RulesOf(JsonObject binding, string @namespace, List<string> problems)
    {
        var reference = binding.Child("roleRef");
        var name = reference.Text("name");
        var isRole = reference.Text("kind") == "Role";
        var role = isRole ? roles.Find(new ObjectKey(@namespace, name)) : clusterRoles.Find(new ObjectKey("", name));
        if (role is null)
        {
            problems.Add($"{(isRole ? "role" : "clusterrole")}.{Group} \"{name}\" not found");
            return [];
        }

        return [.. role.Value.Objects("rules")];
    }

    private static bool IsAbout(JsonObject subject, UserInfo user, string @namespace) => subject.Text("kind") switch
    {
        "User" => subject.Text("name") == user.Name,
        "Group" => user.Groups.Contains(subject.Text("name")),
        "ServiceAccount" => user.Name == UserInfo.ServiceAccountName(
            subject.Text("namespace") is { Length: > 0 } own ? own : @namespace, subject.Text("name")),
        _ => false,
    };

    private static string Reason(JsonObject binding, JsonObject subject)
    {
        var isInNamespace = binding.Namespace.Length > 0;
        var name = isInNamespace ? $"{binding.Name}/{binding.Namespace}" : binding.Name;
        var who = subject.Text("kind") == "ServiceAccount"
            ? $"ServiceAccount \"{subject.Text("name")}/{(subject.Text("namespace") is { Length: > 0 } own ? own : binding.Namespace)}\""
            : $"{subject.Text("kind")} \"{subject.Text("name")}\"";
        var role = $"{binding.Child("roleRef").Text("kind")} \"{binding.Child("roleRef").Text("name")}\"";
        return $"RBAC: allowed by {(isInNamespace ? "RoleBinding" : "ClusterRoleBinding")} \"{name}\" of {role} to {who}";
    }
}
