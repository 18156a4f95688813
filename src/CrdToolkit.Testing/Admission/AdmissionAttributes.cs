using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Discovery;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Recording;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Admission;

/// <summary>A write that is to be admitted (admission.Attributes of the API server).</summary>
/// <param name="Request">The request.</param>
/// <param name="Operation">CREATE, UPDATE or DELETE; an apply or a patch is what it comes to.</param>
/// <param name="Object">The new object; null for a deletion.</param>
/// <param name="Old">The object as it is; null for a creation.</param>
/// <param name="IsDryRun">Whether nothing is going to be stored.</param>
internal sealed record AdmissionAttributes(ApiRequest Request, string Operation, JsonObject? Object, JsonObject? Old, bool IsDryRun)
{
    /// <summary>The name; empty while it is not generated yet.</summary>
    public string Name => Request.Name.Length > 0 ? Request.Name : (Object ?? Old)?.Name ?? "";

    /// <summary>The group, version and kind of what is written: that of the subresource where it has one of its own.</summary>
    public (string Group, string Version, string Kind) Kind => Subresource is { } own
        ? (own.Group, own.Version.Length > 0 ? own.Version : Request.Resource.Version, own.Kind)
        : (Request.Resource.Group, Request.Resource.Version, Request.Resource.Kind);

    /// <summary>The subresource that is written, where it has a kind of its own; null otherwise.</summary>
    public Subresource? Subresource { get; } = Request.Subresource.Length == 0
        ? null
        : Discovery.Subresource.Of(Request.Resource).FirstOrDefault(other => other.Name == Request.Subresource && other.Kind != Request.Resource.Kind);

    /// <summary>The request of an AdmissionReview.</summary>
    /// <param name="uid">Its uid, which the response has to repeat.</param>
    /// <param name="asked">The version that who is asked gets the objects in.</param>
    public JsonObject Review(string uid, ApiResource asked)
    {
        var (resource, version) = (Request.Resource, asked.Version);
        var subresource = JsonValues.TextOrNothing(Request.Subresource);
        return JsonValues.Object(
            ("uid", uid),
            ("kind", KindOf(Subresource is null ? version : Kind.Version)),
            ("resource", ResourceOf(version)),
            ("subResource", subresource),
            ("requestKind", KindOf(Kind.Version)),
            ("requestResource", ResourceOf(resource.Version)),
            ("requestSubResource", subresource),
            ("name", JsonValues.TextOrNothing(Name)),
            ("namespace", JsonValues.TextOrNothing(Namespace)),
            ("operation", Operation),
            ("userInfo", OpenRequest.Of(Request.Http).User.ToJson()),
            ("object", Convert(Object, resource, asked) ?? (JsonValue)JsonNull.Instance),
            ("oldObject", Convert(Old, resource, asked) ?? (JsonValue)JsonNull.Instance),
            ("dryRun", IsDryRun ? JsonBoolean.True : JsonBoolean.False),
            ("options", Options()));

        JsonObject KindOf(string of) => JsonValues.Object(("group", Kind.Group), ("version", of), ("kind", Kind.Kind));

        JsonObject ResourceOf(string of) => JsonValues.Object(("group", resource.Group), ("version", of), ("resource", resource.Plural));
    }

    /// <summary>The object or the old one in another version; what a subresource has in its place has no other.</summary>
    public JsonObject? Convert(JsonObject? value, ApiResource from, ApiResource to) =>
        value is null || ReferenceEquals(from, to) || Subresource is not null
            ? value
            : to.Strategy.FromStorage(new StoredObject(new ObjectKey(value.Namespace, value.Name), from.Strategy.ToStorage(value), 0));

    /// <summary>The name in a refusal (extractResourceName of the API server), which says what a name is generated from where there is none yet.</summary>
    public string ShownName => Name.Length > 0 ? Name : JsonValues.TextOrNothing((Object ?? Old)?.Metadata.Text("generateName")) is JsonString start ? start.Value : "Unknown";

    /// <summary>The namespace; a namespace is in itself.</summary>
    public string Namespace => Request.Resource.GroupResource is { Group: "", Resource: "namespaces" } ? Name : Request.Namespace;

    private JsonObject Options() => JsonValues.Object(
        ("kind", Operation switch { "CREATE" => "CreateOptions", "DELETE" => "DeleteOptions", _ => "UpdateOptions" }),
        ("apiVersion", "meta.k8s.io/v1"),
        ("dryRun", IsDryRun ? JsonValues.Strings(["All"]) : null),
        ("fieldManager", JsonValues.TextOrNothing(Request.Parameter("fieldManager"))),
        ("fieldValidation", JsonValues.TextOrNothing(Request.Parameter("fieldValidation"))),
        ("propagationPolicy", Operation == "DELETE" ? JsonValues.TextOrNothing(Request.Parameter("propagationPolicy")) : null));
}
