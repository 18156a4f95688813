using CrdToolkit.Testing.Pods;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.ServiceAccounts;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Answers POST on the subresources that know nothing else: to evict a pod, to bind it to a node, to make a token.</summary>
internal sealed class SubresourceCreation(EvictionVerb eviction, BindingVerb binding, TokenVerb token)
{
    /// <summary>What answers on a subresource of a built-in kind; null when it is none of these.</summary>
    public Func<ApiRequest, Task<ApiResponse>>? Find(ApiRequest request) => (request.Resource.GroupResource.ToString(), request.Subresource) switch
    {
        ("pods", "eviction") => eviction.ExecuteAsync,
        ("pods", "binding") => binding.ExecuteAsync,
        ("serviceaccounts", "token") => token.ExecuteAsync,
        _ => null,
    };
}
