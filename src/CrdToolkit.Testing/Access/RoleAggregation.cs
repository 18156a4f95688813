using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Hosting;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Selectors;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Access;

/// <summary>Writes the rules of aggregated cluster roles: the controller clusterrole-aggregation of kube-controller-manager.</summary>
/// <param name="store">Where they are.</param>
internal sealed class RoleAggregation(ObjectStore store) : IStoreObserver
{
    private readonly ObjectCollection clusterRoles = store.Collection(RbacAuthorizer.Group, "clusterroles");

    /// <inheritdoc/>
    public void Observe(StoreEvent change)
    {
        if (change.Collection != clusterRoles)
        {
            return;
        }

        foreach (var role in clusterRoles.Objects.Where(role => role.Value["aggregationRule"] is JsonObject))
        {
            Aggregate(role);
        }
    }

    private void Aggregate(StoredObject role)
    {
        var selectors = role.Value.Child("aggregationRule").Objects("clusterRoleSelectors").Select(LabelSelector.FromObject).ToList();
        var rules = clusterRoles.Objects
            .Where(other => other.Key.Name != role.Key.Name && selectors.Any(selector => selector.MatchesLabels(other.Value.Metadata.Child("labels"))))
            .SelectMany(other => other.Value.Items("rules"))
            .Distinct()
            .ToList();
        if (!role.Value.Items("rules").SequenceEqual(rules))
        {
            store.Replace(clusterRoles, role, role.Value.With("rules", JsonValues.Array(rules)));
        }
    }
}
