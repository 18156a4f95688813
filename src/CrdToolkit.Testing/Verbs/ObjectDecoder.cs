using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Turns the body of a write, or a patched object, into an object of the kind of the request.</summary>
internal static class ObjectDecoder
{
    /// <summary>Checks kind, version, metadata and namespace, and lets the kind decode the rest.</summary>
    /// <exception cref="StatusException">400: the object is not one that can stand at this path.</exception>
    public static JsonObject Decode(ApiRequest request, JsonObject body, DecodeFindings findings)
    {
        var resource = request.Resource;
        var value = ObjectMetadataDecoder.Decode(Typed(resource, body), resource.Kind, resource.Version, findings);
        if (resource.Namespaced && value.Namespace.Length == 0)
        {
            value = value.WithMetadata("namespace", request.Namespace);
        }

        if (value.Namespace != request.Namespace && resource.Namespaced)
        {
            throw StatusErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }

        return resource.Strategy.Decode(value, findings);
    }

    /// <summary>Tells unknown and duplicate fields as the client asked for.</summary>
    /// <exception cref="UnreadableObjectException">There are some and the validation is strict.</exception>
    public static void Report(ApiRequest request, WriteParameters parameters, DecodeFindings findings)
    {
        if (parameters.FieldValidation == FieldValidation.Ignore || findings.Messages is not [_, ..] messages)
        {
            return;
        }

        if (parameters.FieldValidation == FieldValidation.Strict)
        {
            throw new UnreadableObjectException(
                request.Resource.Kind, request.Resource.Version, $"strict decoding error: {findings.Error}");
        }

        foreach (var message in messages)
        {
            request.Warn(message);
        }
    }

    private static JsonObject Typed(ApiResource resource, JsonObject body)
    {
        var (apiVersion, kind) = (body.Text("apiVersion"), body.Text("kind"));
        if (resource.IsCustom)
        {
            return apiVersion == resource.ApiVersion
                ? body
                : throw StatusErrors.BadRequest($"the API version in the data ({apiVersion}) does not match the expected API version ({resource.ApiVersion})");
        }

        if (kind.Length > 0 && kind != resource.Kind)
        {
            var version = apiVersion.Length == 0 ? resource.Version : apiVersion[(apiVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];
            throw StatusErrors.BadRequest(
                $"{kind} in version \"{version}\" cannot be handled as a {resource.Kind}: "
                    + $"converting ({version}.{kind}) to ({resource.Version}.{resource.Kind}): unknown conversion");
        }

        if (apiVersion.Length > 0 && apiVersion != resource.ApiVersion)
        {
            throw StatusErrors.BadRequest($"the API version in the data ({apiVersion}) does not match the expected API version ({resource.ApiVersion})");
        }

        return JsonValues.Object(
        [
            ("kind", resource.Kind),
            ("apiVersion", resource.ApiVersion),
            .. body.Members.Where(member => member.Key is not ("kind" or "apiVersion")).Select(member => (member.Key, (JsonValue?)member.Value)),
        ]);
    }
}
