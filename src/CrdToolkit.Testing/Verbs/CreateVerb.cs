using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Answers POST.</summary>
/// <param name="creation">Stores the objects.</param>
internal sealed class CreateVerb(ObjectCreation creation)
{
    /// <summary>Answers a creation.</summary>
    public async Task<ApiResponse> ExecuteAsync(ApiRequest request)
    {
        var parameters = WriteParameters.Parse(request, "CreateOptions");
        var findings = new DecodeFindings();
        var body = await RequestBody.ReadObjectAsync(request.Http, request.Resource.Kind, request.Resource.IsCustom, findings);
        var value = ObjectDecoder.Decode(request, body, findings);
        ObjectDecoder.Report(request, parameters, findings);
        return new ApiResponse(201, creation.Create(request, value, parameters.DryRun));
    }
}
