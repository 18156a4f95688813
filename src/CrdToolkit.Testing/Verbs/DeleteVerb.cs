using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Namespaces;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Answers DELETE, of one object or of many.</summary>
/// <param name="deletion">Deletes them.</param>
/// <param name="list">Finds them.</param>
/// <param name="admission">Asks webhooks.</param>
internal sealed class DeleteVerb(ObjectDeletion deletion, ListVerb list, AdmissionChain admission)
{
    /// <summary>Answers the deletion of one object: with a Status when it is gone, with the object when it has to wait.</summary>
    public async Task<ApiResponse> ExecuteAsync(ApiRequest request)
    {
        var parameters = await DeleteParameters.ReadAsync(request);
        NamespaceLifecycle.AdmitDelete(request);
        if (request.Resource.Collection.Find(request.Key) is { } stored)
        {
            await AdmitAsync(request, request.Resource.Strategy.FromStorage(stored), parameters);
        }

        var (value, isGone) = deletion.Delete(request.Resource, request.Key, parameters);
        return isGone ? ApiResponse.Ok(Success(request, value)) : new ApiResponse(parameters.IsOldBackground ? 202 : 200, value);
    }

    /// <summary>Answers the deletion of many: with the objects as they were.</summary>
    public async Task<ApiResponse> ExecuteCollectionAsync(ApiRequest request)
    {
        var selection = ListParameters.Parse(request, isWatch: false);
        var parameters = await DeleteParameters.ReadAsync(request);
        var page = list.Read(request, selection);
        foreach (var value in page.Items)
        {
            await AdmitAsync(request, value, parameters);
            try
            {
                deletion.Delete(request.Resource, new ObjectKey(value.Namespace, value.Name), parameters);
            }
            catch (StatusException e) when (e.Code == 404)
            {
                // Somebody else was faster.
            }
        }

        return ApiResponse.Ok(ListVerb.List(request.Resource, page));
    }

    private async Task AdmitAsync(ApiRequest request, JsonObject value, DeleteParameters parameters)
    {
        var attributes = new AdmissionAttributes(request, "DELETE", null, value, parameters.DryRun);
        await admission.MutateAsync(attributes);
        await admission.ValidateAsync(attributes);
    }

    private static JsonObject Success(ApiRequest request, JsonObject value) => JsonValues.Object(
        ("kind", "Status"),
        ("apiVersion", "v1"),
        ("metadata", JsonObject.Empty),
        ("status", "Success"),
        ("details", JsonValues.Object(
            ("name", request.Name),
            ("group", JsonValues.TextOrNothing(request.Resource.Group)),
            ("kind", request.Resource.Plural),
            ("uid", value.Uid))));
}
