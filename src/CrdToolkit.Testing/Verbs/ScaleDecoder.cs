using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Reads a Scale as the Go type of autoscaling/v1, whatever the resource is that is scaled.</summary>
internal static class ScaleDecoder
{
    private static readonly BuiltInStrategy Strategy = new(new BuiltInKind("autoscaling", "v1", "", "Scale"));

    /// <summary>The same request for the kind of its body.</summary>
    public static ApiRequest AsScale(ApiRequest request) => request with
    {
        Resource = request.Resource with { Group = "autoscaling", Version = "v1", Kind = "Scale", Strategy = Strategy, IsCustom = false },
    };

    /// <summary>Reads the body of a PUT.</summary>
    /// <exception cref="StatusException">400: it is no Scale, or not that of the path; 413, 415: it is not read.</exception>
    public static async Task<JsonObject> ReadAsync(ApiRequest request, WriteParameters parameters)
    {
        var findings = new DecodeFindings();
        JsonObject body;
        try
        {
            body = await RequestBody.ReadObjectAsync(request.Http, "Scale", isKindRequired: false, findings);
        }
        catch (StatusException e) when (e.Code == 400 && request.Resource.IsCustom)
        {
            throw NoKind();
        }

        try
        {
            var scale = ObjectDecoder.Decode(AsScale(request), parameters, body, findings);
            ObjectUpdate.CheckName(request, scale);
            return scale;
        }
        catch (UnreadableObjectException) when (request.Resource.IsCustom)
        {
            throw NoKind();
        }
    }

    // What cannot be read is explained with the kind that was expected, which the handler of custom resources does not know.
    private static StatusException NoKind() =>
        StatusErrors.BadRequest("no kind is registered for the type v1.Scale in scheme \"pkg/apiserver/customresource_handler.go:781\"");
}
