using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Answers POST.</summary>
/// <param name="creation">Stores the objects.</param>
/// <param name="ownership">Writes down who manages which field.</param>
internal sealed class CreateVerb(ObjectCreation creation, FieldOwnership ownership)
{
    /// <summary>Answers a creation.</summary>
    public async Task<ApiResponse> ExecuteAsync(ApiRequest request)
    {
        var parameters = WriteParameters.Parse(request, "CreateOptions");
        var findings = new DecodeFindings();
        var body = await RequestBody.ReadObjectAsync(request.Http, request.Resource.Kind, request.Resource.IsCustom, findings);
        var value = ObjectDecoder.Decode(request, parameters, body, findings);
        if (request.Resource.Review is { } review)
        {
            return new ApiResponse(201, review(request, ownership.Create(request.Resource.Strategy, parameters.Writer, value)));
        }

        // What the server itself sets nobody owns (WipeObjectMetaSystemFields).
        value = value.WithMetadata("deletionTimestamp", null).WithMetadata("deletionGracePeriodSeconds", null);
        value = ownership.Create(request.Resource.Strategy, parameters.Writer, OwnerReferences.WithoutDuplicates(request, value));
        return new ApiResponse(201, await creation.CreateAsync(request, value, parameters.DryRun));
    }
}
