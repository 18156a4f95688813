using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>Finds the parameters of policies (CollectParams of apiserver).</summary>
/// <param name="registry">What is served.</param>
internal sealed class PolicyParameters(ResourceRegistry registry)
{
    /// <summary>The resource of the parameters of a policy; null when it has none.</summary>
    /// <exception cref="PolicyConfigurationException">Nothing of that kind is served.</exception>
    public ApiResource? ResourceOf(ParamKind? kind) => kind is null ? null
        : registry.Resources.FirstOrDefault(resource => resource.Group == kind.Group && resource.Version == kind.Version && resource.Kind == kind.Kind && resource.Review is null)
            ?? throw new PolicyConfigurationException($"failed to find resource referenced by paramKind: '{kind}'");

    /// <summary>The objects with each of which a policy is to be evaluated: one of null when there are no parameters.</summary>
    /// <param name="resource">The resource of the parameters.</param>
    /// <param name="reference">Where the binding has them.</param>
    /// <param name="request">The namespace of the request.</param>
    /// <exception cref="PolicyConfigurationException">They cannot be found, or have to be there and are not.</exception>
    public static IReadOnlyList<JsonObject?> Collect(ApiResource? resource, ParamRef? reference, string request)
    {
        if (resource is null || reference is null)
        {
            return [null];
        }

        var found = Find(resource, reference, Namespace(resource, reference, request));
        return found.Count == 0 && reference.IsRequired
            ? throw new PolicyConfigurationException("no params found for policy binding with `Deny` parameterNotFoundAction")
            : found;
    }

    private static string Namespace(ApiResource resource, ParamRef reference, string request) =>
        resource.Namespaced
            ? reference.Namespace.Length > 0 ? reference.Namespace
                : request.Length > 0 ? request
                : throw new PolicyConfigurationException("cannot use namespaced paramRef in policy binding that matches cluster-scoped resources")
            : reference.Namespace.Length == 0 ? ""
                : throw new PolicyConfigurationException("paramRef.namespace must not be provided for a cluster-scoped `paramKind`");

    private static List<JsonObject> Find(ApiResource resource, ParamRef reference, string @namespace)
    {
        if (reference.Selector is { } selector)
        {
            return
            [
                .. resource.Collection.Objects
                    .Where(stored => stored.Key.Namespace == @namespace && selector.Matches(stored.Value))
                    .Select(resource.Strategy.FromStorage),
            ];
        }

        return resource.Collection.Find(new ObjectKey(@namespace, reference.Name)) is { } named ? [resource.Strategy.FromStorage(named)] : [];
    }
}
