using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Protobuf;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Verbs;

/// <summary>The options of a deletion (metav1.DeleteOptions), from the body or the query.</summary>
/// <param name="DryRun">Whether nothing is to be deleted.</param>
/// <param name="Propagation">What becomes of dependents; null when it is not said.</param>
/// <param name="Uid">The uid that the object must have; null for any.</param>
/// <param name="ResourceVersion">The resource version that the object must have; null for any.</param>
internal sealed record DeleteParameters(bool DryRun, Propagation? Propagation, string? Uid, string? ResourceVersion)
{
    private const string Kind = "DeleteOptions";

    private static readonly KindStructure Structure = KindStructure.Find("io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions");

    /// <summary>
    /// Whether <c>orphanDependents</c> is false, the old way to say that dependents are deleted. Who says so is told that the deletion goes on
    /// (202), as long as it does.
    /// </summary>
    public bool IsOldBackground { get; init; }

    /// <summary>Deletes without conditions, dependents in the background.</summary>
    public static DeleteParameters Plain { get; } = new(false, null, null, null);

    /// <summary>Reads the options.</summary>
    /// <exception cref="StatusException">400: they cannot be read; 422: they contradict each other.</exception>
    public static async Task<DeleteParameters> ReadAsync(ApiRequest request)
    {
        var bytes = await RequestBody.ReadAsync(request.Http);
        return Read(bytes.Length == 0 ? FromQuery(request) : FromBody(request, bytes));
    }

    /// <summary>Reads the options from a DeleteOptions.</summary>
    /// <exception cref="StatusException">422: they contradict each other.</exception>
    public static DeleteParameters Read(JsonObject options)
    {
        var errors = new List<FieldError>();
        var dryRun = WriteParameters.IsDryRun([.. options.Texts("dryRun")], errors);
        var policy = (options["propagationPolicy"] as JsonString)?.Value;
        if (options["orphanDependents"] is JsonBoolean && policy is not null)
        {
            errors.Add(new(
                Kind, FieldErrorType.Invalid, "propagationPolicy", "orphanDependents and deletionPropagation cannot be both set", new JsonString(policy)));
        }

        if (policy is not (null or "Foreground" or "Background" or "Orphan"))
        {
            errors.Add(new(
                Kind,
                FieldErrorType.NotSupported,
                "propagationPolicy",
                "supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"",
                new JsonString(policy)));
        }

        if (errors.Count > 0)
        {
            throw StatusErrors.Invalid("meta.k8s.io", Kind, "", errors);
        }

        Propagation? propagation = policy is not null
            ? Enum.Parse<Propagation>(policy)
            : options["orphanDependents"] is JsonBoolean orphan ? orphan.Value ? Verbs.Propagation.Orphan : Verbs.Propagation.Background : null;
        var preconditions = options.Child("preconditions");
        return new DeleteParameters(
            dryRun,
            propagation,
            (preconditions["uid"] as JsonString)?.Value,
            (preconditions["resourceVersion"] as JsonString)?.Value)
        {
            IsOldBackground = options["orphanDependents"] is JsonBoolean { Value: false },
        };
    }

    private static JsonObject FromQuery(ApiRequest request) => JsonValues.Object(
        ("dryRun", JsonValues.Strings(request.Http.Request.Query["dryRun"].OfType<string>())),
        ("propagationPolicy", request.Http.Request.Query.ContainsKey("propagationPolicy") ? new JsonString(request.Parameter("propagationPolicy")) : null),
        ("orphanDependents", request.Parameter("orphanDependents").Length == 0 ? null : JsonValueOf(request.Flag("orphanDependents"))),
        ("gracePeriodSeconds", request.Number("gracePeriodSeconds") is { } grace ? JsonNumber.FromInt64(grace) : null),
        ("preconditions", JsonValues.Object(
            ("uid", JsonValues.TextOrNothing(request.Parameter("uid"))),
            ("resourceVersion", JsonValues.TextOrNothing(request.Parameter("resourceVersion"))))));

    private static JsonValue JsonValueOf(bool value) => value;

    private static JsonObject FromBody(ApiRequest request, byte[] bytes)
    {
        var type = RequestBody.ContentType(request.Http);
        RequestBody.CheckType(type);
        JsonValue value;
        try
        {
            value = type switch
            {
                MediaType.Yaml => YamlReader.Read(bytes),
                ProtobufReader.MediaType => ProtobufReader.Read(bytes),
                _ => RequestBody.ParseJson(bytes, null),
            };
        }
        catch (FormatException e)
        {
            throw StatusErrors.BadRequest(type == MediaType.Json ? $"couldn't get version/kind; json parse error: {e.Message}" : e.Message);
        }

        if (value is not (JsonObject or JsonNull))
        {
            throw StatusErrors.BadRequest(RequestBody.NoObject(value));
        }

        return Decode(value as JsonObject ?? JsonObject.Empty);
    }

    private static JsonObject Decode(JsonObject options)
    {
        if (RequestBody.FindNoText(options) is { } problem)
        {
            throw StatusErrors.BadRequest(problem);
        }

        if (options.Text("kind") is not ("" or Kind) and var kind)
        {
            var version = options.Text("apiVersion") is { Length: > 0 } named ? named : "meta.k8s.io/v1";
            throw StatusErrors.BadRequest(
                $"no kind \"{kind}\" is registered for version \"{version}\" in scheme \"pkg/apis/meta/internalversion/scheme/register.go:27\"");
        }

        try
        {
            return new KindDecoder(Kind, "v1", new DecodeFindings(), setsDefaults: false).Decode(options, Structure);
        }
        catch (UnreadableObjectException e)
        {
            throw StatusErrors.BadRequest(e.Why);
        }
    }
}
