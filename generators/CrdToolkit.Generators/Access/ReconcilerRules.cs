using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Access;
using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Access;

/// <summary>
/// What a reconciler needs to be allowed, as its type says: what the runtime asks of the API server for it, and what its attributes say that
/// it does. Requests of its own beyond these it declares with <c>[Rbac]</c>.
/// </summary>
internal static class ReconcilerRules
{
    private static readonly string[] Read = ["get", "list", "watch"];
    private static readonly string[] Write = ["create", "update", "patch", "delete"];

    /// <summary>The rules of a reconciler of a kind.</summary>
    public static IEnumerable<PolicyRule> Of(INamedTypeSymbol reconciler, ResourceReference resource)
    {
        var attributes = reconciler.GetAttributes();
        yield return Rule(resource, Read);
        if (attributes.Find(AttributeNames.Finalizer) is not null)
        {
            yield return Rule(resource, "patch");
        }

        if (resource.HasStatus)
        {
            yield return OperatorRules.For(resource.Group, resource.Plural + "/status", "patch");
        }

        var owns = false;
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is not { TypeArguments: [var other] } type || ResourceReferenceFactory.Create(other) is not { } source)
            {
                continue;
            }

            if (type.Is(AttributeNames.Owns))
            {
                owns = true;
                yield return Rule(source, [.. Read, .. attribute.IsSet("WriteVerbs") ? attribute.Strings("WriteVerbs") : Write.ToEquatableArray()]);
            }
            else if (type.Is(AttributeNames.Watches))
            {
                yield return Rule(source, Read);
            }
        }

        if (owns)
        {
            // The owner references block the deletion of the owner, which the admission plugin OwnerReferencesPermissionEnforcement lets
            // only those have who may change its finalizers.
            yield return OperatorRules.For(resource.Group, resource.Plural + "/finalizers", "update");
        }
    }

    private static PolicyRule Rule(ResourceReference resource, params string[] verbs) => OperatorRules.For(resource.Group, resource.Plural, verbs);
}
