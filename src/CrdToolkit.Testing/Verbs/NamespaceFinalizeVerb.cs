using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Answers PUT on <c>namespaces/{name}/finalize</c>, which alone changes <c>spec.finalizers</c>.</summary>
/// <param name="store">Where namespaces are.</param>
internal sealed class NamespaceFinalizeVerb(ObjectStore store)
{
    /// <summary>Answers a finalization; a namespace that is being deleted goes with its last finalizer.</summary>
    public async Task<ApiResponse> ExecuteAsync(ApiRequest request)
    {
        var parameters = WriteParameters.Parse(request, "UpdateOptions");
        var body = await RequestBody.ReadObjectAsync(request.Http, request.Resource.Kind, isKindRequired: false, new DecodeFindings());
        var finalizers = body.Child("spec").Texts("finalizers").ToList();
        while (true)
        {
            var stored = request.Resource.Collection.Find(request.Key)
                ?? throw StatusErrors.NotFound(request.Resource.GroupResource, request.Name);
            if (body.ResourceVersion.Length > 0 && body.ResourceVersion != stored.Value.ResourceVersion)
            {
                throw StatusErrors.Modified(request.Resource.GroupResource, request.Name);
            }

            var spec = stored.Value.Child("spec");
            var value = stored.Value.With("spec", finalizers.Count == 0 ? spec.Without("finalizers") : spec.With("finalizers", JsonValues.Strings(finalizers)));
            if (parameters.DryRun)
            {
                return ApiResponse.Ok(value);
            }

            var outcome = value.IsBeingDeleted && finalizers.Count == 0 && !value.Finalizers.Any()
                ? store.Delete(request.Resource.Collection, stored) is null ? null : value
                : store.Replace(request.Resource.Collection, stored, value)?.Value;
            if (outcome is not null)
            {
                return ApiResponse.Ok(outcome);
            }
        }
    }
}
