using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Answers PATCH with <c>application/apply-patch+yaml</c>: server-side apply, which creates what is missing.</summary>
/// <param name="configurations">Merges configurations.</param>
/// <param name="creation">Stores what is not there yet.</param>
/// <param name="update">Stores what is.</param>
internal sealed class ApplyVerb(Configuration configurations, ObjectCreation creation, ObjectUpdate update)
{
    /// <summary>The media type of configurations.</summary>
    public const string MediaType = "application/apply-patch+yaml";

    /// <summary>Answers an apply to an object or to its status.</summary>
    public async Task<ApiResponse> ExecuteAsync(ApiRequest request, UpdateTarget target)
    {
        var (configuration, parameters, duplicates) = await ReadAsync(request);
        var force = request.Flag("force");
        if (target == UpdateTarget.Status || request.Resource.Collection.Find(request.Key) is not null)
        {
            return ApiResponse.Ok(await update.UpdateAsync(request, target, isPatch: true, parameters.DryRun, current => Located(request, Apply(current))));
        }

        var applied = Apply(request.Resource.Strategy.EmptyObject);
        if (applied.Uid.Length > 0)
        {
            throw StatusErrors.Conflict(
                request.Resource.GroupResource,
                request.Name,
                $"uid mismatch: the provided object specified uid {applied.Uid}, and no existing object was found");
        }

        ObjectUpdate.CheckVersion(applied);
        var value = Located(request, applied);
        return new ApiResponse(201, await creation.CreateAsync(request, parameters.DryRun ? value : value.WithMetadata("resourceVersion", null), parameters.DryRun));

        JsonObject Apply(JsonObject live)
        {
            var merged = configurations.Apply(request.Resource, parameters.Writer, target, live, configuration, force);
            Report(request, parameters.FieldValidation, duplicates);
            return merged;
        }
    }

    /// <summary>Reads a configuration and the parameters of its request.</summary>
    /// <exception cref="StatusException">400: it cannot be read; 422: a parameter is wrong.</exception>
    public static async Task<(JsonObject Configuration, WriteParameters Parameters, IReadOnlyList<string> Duplicates)> ReadAsync(ApiRequest request)
    {
        if (request.Name.Length == 0)
        {
            throw StatusErrors.BadRequest("name must be provided");
        }

        var parameters = WriteParameters.Parse(request, "PatchOptions", isApply: true);
        var bytes = await RequestBody.ReadAsync(request.Http);
        JsonValue document;
        var duplicates = new List<string>();
        try
        {
            document = YamlReader.Read(bytes, duplicates);
        }
        catch (FormatException e)
        {
            throw StatusErrors.BadRequest($"error decoding YAML: error converting YAML to JSON: {e.Message}");
        }

        return document is JsonObject or JsonNull
            ? (document as JsonObject ?? JsonObject.Empty, parameters, duplicates)
            : throw StatusErrors.BadRequest(
                $"error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal {GoTypes.Name(document)} into Go value of type map[string]interface {{}}");
    }

    // The configuration was applied already when its text is looked at again.
    private static void Report(ApiRequest request, FieldValidation validation, IReadOnlyList<string> duplicates)
    {
        if (duplicates.Count == 0 || validation == FieldValidation.Ignore)
        {
            return;
        }

        if (validation == FieldValidation.Strict)
        {
            throw StatusErrors.BadRequest(
                $"error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n  {string.Join("\n  ", duplicates)}");
        }

        foreach (var duplicate in duplicates)
        {
            request.Warn(duplicate);
        }
    }

    private static JsonObject Located(ApiRequest request, JsonObject value)
    {
        value = ObjectDecoder.WithNamespace(request, value);
        ObjectDecoder.CheckNamespace(request, value);
        ObjectUpdate.CheckName(request, value);
        return value;
    }
}
