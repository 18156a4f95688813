using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Patching;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Answers PATCH on objects and on their status.</summary>
/// <param name="update">Stores the outcome.</param>
/// <param name="ownership">Writes down who manages which field.</param>
/// <param name="apply">Answers server-side apply.</param>
internal sealed class PatchVerb(ObjectUpdate update, FieldOwnership ownership, ApplyVerb apply)
{
    private const string Json = "application/json-patch+json";
    private const string Merge = "application/merge-patch+json";
    private const string Strategic = "application/strategic-merge-patch+json";

    /// <summary>Answers a patch.</summary>
    public async Task<ApiResponse> ExecuteAsync(ApiRequest request, UpdateTarget target)
    {
        if (RequestBody.ContentType(request.Http) == ApplyVerb.MediaType)
        {
            return await apply.ExecuteAsync(request, target);
        }

        var patch = await ReadAsync(request);
        var value = await update.UpdateAsync(request, target, isPatch: true, patch.Parameters.DryRun, current =>
        {
            if (patch.Apply(current) is not JsonObject patched)
            {
                throw StatusErrors.BadRequest("the patch turns the object into something that is no object");
            }

            var findings = new DecodeFindings();
            findings.AddDuplicates(patch.Duplicates);
            var decoded = Decode(request, patch.Parameters, patched, findings);
            return ownership.Update(request.Resource.Strategy, patch.Parameters.Writer, target, current, decoded);
        });
        return ApiResponse.Ok(value);
    }

    /// <summary>Reads a patch and what it says about itself.</summary>
    /// <exception cref="StatusException">400: it cannot be read; 415: it is of a kind that the resource does not take.</exception>
    public static async Task<Patch> ReadAsync(ApiRequest request)
    {
        var type = RequestBody.ContentType(request.Http);
        var mergeKeys = request.Subresource == "scale" ? null : request.Resource.Strategy.MergeKeys;
        string[] accepted = mergeKeys is null ? [Json, Merge, ApplyVerb.MediaType] : [Json, Merge, Strategic, ApplyVerb.MediaType];
        if (!accepted.Contains(type))
        {
            throw StatusErrors.UnsupportedMediaType(accepted);
        }

        if (request.Name.Length == 0)
        {
            throw StatusErrors.BadRequest("name must be provided");
        }

        var parameters = WriteParameters.Parse(request, "PatchOptions", isApply: false);
        var findings = new DecodeFindings();
        var document = Parse(await RequestBody.ReadAsync(request.Http), findings);
        if (type != Json && document is not JsonObject)
        {
            throw StatusErrors.BadRequest(
                $"error decoding patch: json: cannot unmarshal {GoTypes.Name(document)} into Go value of type map[string]interface {{}}");
        }

        Func<JsonValue, JsonValue> apply = type switch
        {
            Json => current => JsonPatch.Apply(current, document),
            Merge => current => JsonMergePatch.Apply(current, document),
            _ => current => new StrategicMergePatch(mergeKeys!).Apply((JsonObject)current, (JsonObject)document),
        };
        return new Patch(parameters, apply, findings.Duplicates);
    }

    private static JsonObject Decode(ApiRequest request, WriteParameters parameters, JsonObject patched, DecodeFindings findings)
    {
        try
        {
            if (request.Resource.IsCustom && patched.Text("kind").Length == 0)
            {
                throw new UnreadableObjectException(request.Resource.Kind, request.Resource.Version, $"Object 'Kind' is missing in '{patched}'");
            }

            // A changed version is for the validation to refuse: there is no schema to decode it with.
            var decoded = request.Resource.IsCustom && patched.Text("apiVersion") != request.Resource.ApiVersion
                ? patched
                : ObjectDecoder.Decode(request, patched, findings);
            ObjectDecoder.Report(request, parameters, findings);
            return decoded;
        }
        catch (UnreadableObjectException e)
        {
            throw StatusErrors.Invalid("", "", "", new FieldError("Patch", FieldErrorType.Invalid, "patch", e.Why, patched.ToString()));
        }
    }

    private static JsonValue Parse(byte[] bytes, DecodeFindings findings)
    {
        if (bytes.Length == 0)
        {
            throw StatusErrors.BadRequest("error decoding patch: unexpected end of JSON input");
        }

        try
        {
            return RequestBody.ParseJson(bytes, findings);
        }
        catch (JsonSyntaxException e)
        {
            throw StatusErrors.BadRequest($"error decoding patch: {GoTypes.SyntaxError(e, bytes)}");
        }
    }
}
