using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Turns the body of a write, or a patched object, into an object of the kind of the request.</summary>
internal static class ObjectDecoder
{
    /// <summary>Checks kind, version, metadata and namespace, lets the kind decode the rest, and tells what it did not know.</summary>
    /// <exception cref="StatusException">400: the object is not one that can stand at this path.</exception>
    /// <exception cref="UnreadableObjectException">A field has a wrong type; or some are unknown and the validation is strict.</exception>
    public static JsonObject Decode(ApiRequest request, WriteParameters parameters, JsonObject body, DecodeFindings findings) =>
        Decode(request, body, findings, sent => Report(request, parameters, findings, sent));

    /// <summary>The same for an object that an admission webhook has changed: what is not known of it is dropped without a word.</summary>
    public static JsonObject DecodeMutated(ApiRequest request, JsonObject mutated) => Decode(request, mutated, new DecodeFindings(), _ => { });

    /// <summary>Tells unknown and duplicate fields as the client asked for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="parameters">What the client asked for.</param>
    /// <param name="findings">The fields.</param>
    /// <param name="sent">The object as it was sent; the error names the kind that it says to be.</param>
    /// <exception cref="UnreadableObjectException">There are some and the validation is strict.</exception>
    public static void Report(ApiRequest request, WriteParameters parameters, DecodeFindings findings, JsonObject sent)
    {
        if (parameters.FieldValidation == FieldValidation.Ignore || findings.Messages is not [_, ..] messages)
        {
            return;
        }

        if (parameters.FieldValidation == FieldValidation.Strict)
        {
            throw new UnreadableObjectException(
                sent.Text("kind"), VersionOf(sent.Text("apiVersion")), $"strict decoding error: {findings.Error}");
        }

        foreach (var message in messages)
        {
            request.Warn(message);
        }
    }

    private static JsonObject Decode(ApiRequest request, JsonObject body, DecodeFindings findings, Action<JsonObject> report)
    {
        var resource = request.Resource;
        var value = resource.IsCustom
            ? ObjectMetadataDecoder.Decode(body, resource.Kind, VersionOf(body.Text("apiVersion")), findings)
            : ObjectMetadataDecoder.Decode(Typed(resource, body), resource.Kind, resource.Version, findings, "metadata.");
        value = WithNamespace(request, value);

        // There is no schema for another kind or version.
        var isOfKind = !resource.IsCustom || (value.Text("kind") == resource.Kind && value.Text("apiVersion") == resource.ApiVersion);
        value = isOfKind ? resource.Strategy.Decode(value, findings) : value;
        report(value);
        OfVersion(resource, value);
        CheckNamespace(request, value);
        return value;
    }

    /// <summary>The object in the namespace of the request, where it names none; outside of namespaces, whatever it names (EnsureObjectNamespaceMatchesRequestNamespace).</summary>
    public static JsonObject WithNamespace(ApiRequest request, JsonObject value) => (request.Resource.Namespaced, value.Namespace.Length) switch
    {
        (true, 0) => value.WithMetadata("namespace", request.Namespace),
        (false, > 0) => value.WithMetadata("namespace", null),
        _ => value,
    };

    /// <summary>Checks that an object is in the namespace of the request.</summary>
    /// <exception cref="StatusException">400: it is in another one.</exception>
    public static void CheckNamespace(ApiRequest request, JsonObject value)
    {
        if (request.Resource.Namespaced && value.Namespace != request.Namespace)
        {
            throw StatusErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }
    }

    private static JsonObject Typed(ApiResource resource, JsonObject body)
    {
        var apiVersion = body.Text("apiVersion") is { Length: > 0 } version ? version : resource.ApiVersion;
        var kind = body.Text("kind") is { Length: > 0 } named ? named : resource.Kind;
        if (kind != resource.Kind || apiVersion != resource.ApiVersion)
        {
            var isKnown = BuiltInKinds.Table.Any(known => known.Kind == kind && apiVersion == (known.Group.Length == 0 ? known.Version : $"{known.Group}/{known.Version}"));
            if (isKnown && kind == resource.Kind)
            {
                OfVersion(resource, body);
            }

            var why = isKnown
                ? $"converting ({VersionOf(apiVersion)}.{kind}) to ({resource.Version}.{resource.Kind}): unknown conversion"
                : $"no kind \"{kind}\" is registered for version \"{apiVersion}\" in scheme \"pkg/api/legacyscheme/scheme.go:30\"";
            throw new UnreadableObjectException(resource.Kind, VersionOf(apiVersion), why, kind);
        }

        return JsonValues.Object(
        [
            ("kind", resource.Kind),
            ("apiVersion", resource.ApiVersion),
            .. body.Members.Where(member => member.Key is not ("kind" or "apiVersion")).Select(member => (member.Key, (JsonValue?)member.Value)),
        ]);
    }

    private static JsonObject OfVersion(ApiResource resource, JsonObject body) => body.Text("apiVersion") == resource.ApiVersion
        ? body
        : throw StatusErrors.BadRequest(
            $"the API version in the data ({body.Text("apiVersion")}) does not match the expected API version ({resource.ApiVersion})");

    private static string VersionOf(string apiVersion) => apiVersion[(apiVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
