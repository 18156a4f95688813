using CrdToolkit.Schema.Json;
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
            var patched = patch.Apply(current);
            var decoded = Decode(request, patch, patched);
            return ownership.Update(request.Resource.Strategy, patch.Parameters.Writer, target, current, decoded);
        });
        return ApiResponse.Ok(value);
    }

    /// <summary>Reads a patch and what it says about itself.</summary>
    /// <exception cref="StatusException">400: it cannot be read; 415: it is of a kind that the resource does not take.</exception>
    public static async Task<Patch> ReadAsync(ApiRequest request)
    {
        var type = RequestBody.ContentType(request.Http);
        var patched = request.Subresource == "scale" && !request.Resource.IsCustom ? ScaleDecoder.AsScale(request) : request;
        var mergeKeys = patched.Resource.Strategy.MergeKeys;
        string[] accepted = mergeKeys is null ? [Json, Merge, ApplyVerb.MediaType] : [Json, Merge, Strategic, ApplyVerb.MediaType];
        if (!accepted.Contains(type))
        {
            throw request.Resource.IsCustom ? StatusErrors.UnsupportedMediaType(accepted) : StatusErrors.UnsupportedByRoute();
        }

        if (request.Name.Length == 0)
        {
            throw StatusErrors.BadRequest("name must be provided");
        }

        var parameters = WriteParameters.Parse(request, "PatchOptions", isApply: false);
        var bytes = await RequestBody.ReadAsync(request.Http);
        if (request.Resource.Collection.Find(request.Key) is null)
        {
            // The API server reads a patch only when it has something to apply it to.
            throw StatusErrors.NotFound(request.Resource.GroupResource, request.Name);
        }

        // Strategic merge patches are the only ones whose errors do not say where they come from.
        var where = type == Strategic ? "" : "error decoding patch: ";
        var duplicates = new List<string>();
        var document = Parse(bytes, where, duplicates);
        if (type == Json)
        {
            return new Patch(parameters, current => JsonPatch.Apply(current, document), [.. JsonPatch.Findings(document, duplicates)]);
        }

        if (GoJson.FindTooBig(document) is { } number)
        {
            throw StatusErrors.BadRequest(where + GoJson.TooBig(number));
        }

        if (document is JsonNull && type == Merge)
        {
            throw StatusErrors.BadRequest("Invalid JSON Patch");
        }

        if (document is not (JsonObject or JsonNull))
        {
            throw StatusErrors.BadRequest(
                $"{where}json: cannot unmarshal {GoTypes.Name(document)} into Go value of type map[string]interface {{}}");
        }

        var changes = document as JsonObject ?? JsonObject.Empty;
        List<string> found = [.. duplicates.Select(DecodeFindings.Duplicate)];
        return type == Merge
            ? new Patch(parameters, current => JsonMergePatch.Apply(current, changes), found)
            : new Patch(parameters, current => new StrategicMergePatch(mergeKeys!).Apply((JsonObject)current, changes), found) { Strategic = changes };
    }

    /// <summary>Reads what became of an object as one of the kind of the request.</summary>
    /// <exception cref="StatusException">400: it cannot stand at the path; 422: it is none of the kind.</exception>
    public static JsonObject Decode(ApiRequest request, Patch patch, JsonValue patched)
    {
        try
        {
            return Decode(request, patch, patched as JsonObject ?? throw Unreadable(request, RequestBody.NoObject(patched)));
        }
        catch (UnreadableObjectException e)
        {
            throw patch.Refuse(e.Why, patched);
        }
    }

    private static JsonObject Decode(ApiRequest request, Patch patch, JsonObject patched)
    {
        var findings = new DecodeFindings { IsTree = patch.Strategic is not null };
        findings.Add(patch.Findings);
        foreach (var name in (string[])["kind", "apiVersion"])
        {
            if (patched[name] is not (null or JsonNull or JsonString) and { } wrong)
            {
                throw Unreadable(request, findings.IsTree ? findings.Mismatch(wrong, name, "string") : RequestBody.NoText(patched, name));
            }
        }

        if (!request.Resource.IsCustom)
        {
            // What became of a tree is of the kind in any case.
            return ObjectDecoder.Decode(
                request,
                patch.Parameters,
                findings.IsTree ? patched.With("kind", request.Resource.Kind).With("apiVersion", request.Resource.ApiVersion) : patched,
                findings);
        }

        if (patched.Text("kind").Length == 0)
        {
            throw Unreadable(request, $"Object 'Kind' is missing in '{patched}'");
        }

        if (patched.Text("apiVersion").Length == 0)
        {
            throw StatusErrors.Internal("Object 'apiVersion' is missing in 'object has no apiVersion field'");
        }

        // A changed version is for the validation to refuse: there is no schema to decode it with.
        if (patched.Text("apiVersion") != request.Resource.ApiVersion)
        {
            ObjectDecoder.Report(request, patch.Parameters, findings, patched);
            return patched;
        }

        return ObjectDecoder.Decode(request, patch.Parameters, patched, findings);
    }

    private static UnreadableObjectException Unreadable(ApiRequest request, string why) => new(request.Resource.Kind, request.Resource.Version, why);

    private static JsonValue Parse(byte[] bytes, string where, List<string> duplicates)
    {
        try
        {
            return GoJson.Parse(bytes, GoJsonWords.KubernetesCopy, duplicates);
        }
        catch (FormatException e)
        {
            throw StatusErrors.BadRequest(where + e.Message);
        }
    }
}
