using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Selectors;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Answers the scale subresource: the replicas of an object as an autoscaling/v1 Scale.</summary>
/// <param name="update">Stores changed objects.</param>
/// <param name="ownership">Writes down who manages which field.</param>
/// <param name="configurations">Merges configurations.</param>
internal sealed class ScaleVerb(ObjectUpdate update, FieldOwnership ownership, Configuration configurations)
{
    private const long Unset = int.MinValue;

    /// <summary>Answers GET, PUT and PATCH.</summary>
    public async Task<ApiResponse> ExecuteAsync(ApiRequest request)
    {
        var method = request.Http.Request.Method;
        if (method == "GET")
        {
            var stored = request.Resource.Collection.Find(request.Key)
                ?? throw StatusErrors.NotFound(request.Resource.GroupResource, request.Name);
            var value = request.Resource.Strategy.FromStorage(stored);
            CheckReplicas(request, value);
            return ApiResponse.Ok(Scale(request, value));
        }

        if (method == "PATCH" && RequestBody.ContentType(request.Http) == ApplyVerb.MediaType)
        {
            return await ApplyAsync(request);
        }

        Func<JsonObject, JsonObject> change;
        WriteParameters parameters;
        var isPatch = method == "PATCH";
        if (isPatch)
        {
            var patch = await PatchVerb.ReadAsync(request);
            (change, parameters) = (scale => PatchVerb.Decode(ScaleDecoder.AsScale(request), patch, patch.Apply(scale)), patch.Parameters);
        }
        else
        {
            parameters = WriteParameters.Parse(request, "UpdateOptions");
            var body = await ScaleDecoder.ReadAsync(request, parameters);
            change = _ => body;
        }

        var updated = await update.UpdateAsync(request, UpdateTarget.Main, isPatch, parameters.DryRun, current =>
        {
            var scale = change(Marked(request, current));
            if (request.Resource.IsCustom && scale.Child("spec").Number("replicas") == Unset)
            {
                throw StatusErrors.BadRequest($"the spec replicas field \".{string.Join('.', request.Resource.Scale!.SpecReplicas)}\" cannot be empty");
            }

            var changed = Apply(request, current, scale);
            // Only an update says which object it is for; of a patch the uid is not looked at.
            changed = isPatch || scale.Uid.Length == 0 ? changed : changed.WithMetadata("uid", scale.Uid);
            return IsReplicasManaged(request, current)
                ? ownership.Update(request.Resource.Strategy, parameters.Writer, UpdateTarget.Main, current, changed)
                : changed;
        },
        View(request));
        return ApiResponse.Ok(Scale(request, updated));
    }

    // Who scales becomes a manager only where the replicas have one already.
    private static bool IsReplicasManaged(ApiRequest request, JsonObject current)
    {
        var replicas = FieldSet.Of([[.. request.Resource.Scale!.SpecReplicas.Select(name => $"f:{name}")]]);
        return (FieldManager.Read(current.Metadata["managedFields"]) ?? []).Any(manager => !manager.Fields.Intersect(replicas).IsEmpty);
    }

    // Applied replicas are a field of the object, so they are in conflict with whoever else manages that.
    private async Task<ApiResponse> ApplyAsync(ApiRequest request)
    {
        var (scale, parameters, _) = await ApplyVerb.ReadAsync(request);
        if (scale.Text("apiVersion") != "autoscaling/v1" || scale.Text("kind") != "Scale")
        {
            var (group, version) = GroupVersion.Split(scale.Text("apiVersion"));
            throw StatusErrors.BadRequest($"invalid object type: {group}/{version}, Kind={scale.Text("kind")}");
        }

        var configuration = JsonValues.Object(
            ("apiVersion", request.Resource.ApiVersion), ("kind", request.Resource.Kind), ("metadata", JsonValues.Object(("name", request.Name))));
        if (scale.Child("spec")["replicas"] is { } replicas)
        {
            configuration = configuration.WithAt(replicas, request.Resource.Scale!.SpecReplicas);
        }

        var updated = await update.UpdateAsync(request, UpdateTarget.Main, isPatch: true, parameters.DryRun, current =>
        {
            var changed = Apply(request, current, ObjectDecoder.DecodeMutated(ScaleDecoder.AsScale(request), scale));
            var applied = configurations.Apply(
                request.Resource, parameters.Writer, UpdateTarget.Main, current, configuration, request.Flag("force"));
            if (request.Resource.IsCustom && !applied.WithMetadata("managedFields", null).Equals(current.WithMetadata("managedFields", null)))
            {
                // So it is: the API server finds conflicts, but cannot turn the outcome into a custom resource.
                throw StatusErrors.Unknown($"failed to convert new object ({request.Namespace}/{request.Name}; autoscaling/v1, Kind=Scale) to proper version: "
                    + "request to convert CR to an invalid group/version: autoscaling/v1");
            }

            return applied.WithMetadata("resourceVersion", changed.ResourceVersion);
        },
        View(request));
        return ApiResponse.Ok(Scale(request, updated));
    }

    private static AdmissionView View(ApiRequest request) =>
        new(value => Scale(request, value), (value, scale) => Apply(request, value, ObjectDecoder.DecodeMutated(ScaleDecoder.AsScale(request), scale)));

    private static JsonObject Scale(ApiRequest request, JsonObject value)
    {
        var mapping = request.Resource.Scale!;
        var selector = mapping.Selector is null ? null : value.Find(mapping.Selector);
        return JsonValues.Object(
            ("kind", "Scale"),
            ("apiVersion", "autoscaling/v1"),
            ("metadata", JsonValues.Object(
                ("name", value.Name),
                ("namespace", JsonValues.TextOrNothing(value.Namespace)),
                ("uid", value.Uid),
                ("resourceVersion", value.ResourceVersion),
                ("creationTimestamp", value.Metadata["creationTimestamp"]))),
            ("spec", Replicas(value, mapping.SpecReplicas) is not 0 and var wanted ? JsonValues.Object(("replicas", wanted)) : JsonObject.Empty),
            ("status", JsonValues.Object(
                ("replicas", Replicas(value, mapping.StatusReplicas)),
                ("selector", selector switch
                {
                    JsonString { Value.Length: > 0 } text => text,
                    JsonObject labels when mapping.SelectorIsObject => JsonValues.TextOrNothing(LabelSelector.Text(
                        mapping.SelectorIsMap ? JsonValues.Object(("matchLabels", labels)) : labels)),
                    _ => null,
                }))));
    }

    // What a patch of a custom resource meets where there are no replicas, so that it shows when the patch does not bring them.
    private static JsonObject Marked(ApiRequest request, JsonObject current)
    {
        var scale = Scale(request, current);
        return request.Resource.IsCustom && current.Find(request.Resource.Scale!.SpecReplicas) is null
            ? scale.WithAt(JsonNumber.FromInt64(Unset), "spec", "replicas")
            : scale;
    }

    // Only reading insists on it: writing is how the field comes to be.
    private static void CheckReplicas(ApiRequest request, JsonObject value)
    {
        var path = request.Resource.Scale!.SpecReplicas;
        if (request.Resource.IsCustom && value.Find(path) is null)
        {
            throw StatusErrors.Internal($"the spec replicas field \".{string.Join('.', path)}\" does not exist");
        }
    }

    private static long Replicas(JsonObject value, string[] path) =>
        value.Find(path) is JsonNumber number && number.TryGetInt64(out var replicas) ? replicas : 0;

    private static JsonObject Apply(ApiRequest request, JsonObject current, JsonObject scale)
    {
        ObjectUpdate.CheckName(request, scale);
        var count = scale.Child("spec").Number("replicas") ?? 0;
        if (count < 0 && !request.Resource.IsCustom)
        {
            throw StatusErrors.Invalid("autoscaling", "Scale", request.Name, new FieldError(
                "Scale", FieldErrorType.Invalid, "spec.replicas", "must be greater than or equal to 0", JsonNumber.FromInt64(count)));
        }

        var path = request.Resource.Scale!.SpecReplicas;
        var scaled = current.WithAt(JsonNumber.FromInt64(count), path);
        // Where the replicas bring the object that they are in, that gets its defaults.
        return (request.Resource.IsCustom && current.Find(path[..^1]) is null ? request.Resource.Strategy.Decode(scaled, new DecodeFindings()) : scaled)
            .WithMetadata("resourceVersion", scale.ResourceVersion is { Length: > 0 } version ? version : current.ResourceVersion);
    }
}
