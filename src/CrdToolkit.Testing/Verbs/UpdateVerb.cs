using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Answers PUT on objects and on their status.</summary>
/// <param name="update">Stores what is there already.</param>
/// <param name="creation">Stores what is not, for kinds that allow it.</param>
/// <param name="ownership">Writes down who manages which field.</param>
internal sealed class UpdateVerb(ObjectUpdate update, ObjectCreation creation, FieldOwnership ownership)
{
    /// <summary>Answers an update.</summary>
    public async Task<ApiResponse> ExecuteAsync(ApiRequest request, UpdateTarget target)
    {
        if (request.Name.Length == 0)
        {
            throw StatusErrors.BadRequest("name must be provided");
        }

        var resource = request.Resource;
        var parameters = WriteParameters.Parse(request, "UpdateOptions");
        var findings = new DecodeFindings();
        var body = await RequestBody.ReadObjectAsync(request.Http, resource.Kind, resource.IsCustom, findings);
        var value = ObjectDecoder.Decode(request, parameters, body, findings);
        ObjectUpdate.CheckName(request, value);
        value = OwnerReferences.WithoutDuplicates(request, value);
        if (target == UpdateTarget.Main && resource.Strategy.AllowsCreateOnUpdate && resource.Collection.Find(request.Key) is null)
        {
            ObjectUpdate.CheckUid(request, value, uid: "");
            ObjectUpdate.CheckVersion(value);
            // Storing drops the version, so that it is still there where nothing is stored.
            value = parameters.DryRun ? value : value.WithMetadata("resourceVersion", null);
            return new ApiResponse(201, await creation.CreateAsync(request, ownership.Create(resource.Strategy, parameters.Writer, value), parameters.DryRun));
        }

        return ApiResponse.Ok(await update.UpdateAsync(request, target, isPatch: false, parameters.DryRun, current =>
            ownership.Update(resource.Strategy, parameters.Writer, target, current, value)));
    }
}
