using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Verbs;

/// <summary>The options of a deletion (metav1.DeleteOptions), from the body or the query.</summary>
/// <param name="DryRun">Whether nothing is to be deleted.</param>
/// <param name="Propagation">What becomes of dependents; null when it is not said.</param>
/// <param name="Uid">The uid that the object must have; null for any.</param>
/// <param name="ResourceVersion">The resource version that the object must have; null for any.</param>
internal sealed record DeleteParameters(bool DryRun, Propagation? Propagation, string? Uid, string? ResourceVersion)
{
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
        var policy = options.Text("propagationPolicy");
        if (options["orphanDependents"] is JsonBoolean && policy.Length > 0)
        {
            errors.Add(new(
                "DeleteOptions", FieldErrorType.Invalid, "propagationPolicy", "orphanDependents and deletionPropagation cannot be both set", policy));
        }

        if (policy is not ("" or "Foreground" or "Background" or "Orphan"))
        {
            errors.Add(new(
                "DeleteOptions",
                FieldErrorType.NotSupported,
                "propagationPolicy",
                "supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"",
                policy));
        }

        if (errors.Count > 0)
        {
            throw StatusErrors.Invalid("meta.k8s.io", "DeleteOptions", "", errors);
        }

        Propagation? propagation = policy.Length > 0
            ? Enum.Parse<Propagation>(policy)
            : options["orphanDependents"] is JsonBoolean orphan ? orphan.Value ? Verbs.Propagation.Orphan : Verbs.Propagation.Background : null;
        var preconditions = options.Child("preconditions");
        return new DeleteParameters(
            dryRun,
            propagation,
            (preconditions["uid"] as JsonString)?.Value,
            (preconditions["resourceVersion"] as JsonString)?.Value);
    }

    private static JsonObject FromQuery(ApiRequest request) => JsonValues.Object(
        ("dryRun", JsonValues.Strings(request.Http.Request.Query["dryRun"].OfType<string>())),
        ("propagationPolicy", JsonValues.TextOrNothing(request.Parameter("propagationPolicy"))),
        ("orphanDependents", request.Parameter("orphanDependents").Length == 0 ? null : JsonValueOf(request.Flag("orphanDependents"))),
        ("gracePeriodSeconds", long.TryParse(request.Parameter("gracePeriodSeconds"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var grace)
            ? JsonNumber.FromInt64(grace)
            : null));

    private static JsonValue JsonValueOf(bool value) => value;

    private static JsonObject FromBody(ApiRequest request, byte[] bytes)
    {
        JsonValue value;
        try
        {
            value = RequestBody.ContentType(request.Http) == MediaType.Yaml ? YamlReader.Read(bytes) : RequestBody.ParseJson(bytes, null);
        }
        catch (FormatException e)
        {
            var why = e is JsonSyntaxException syntax ? GoTypes.SyntaxError(syntax, bytes) : e.Message;
            throw StatusErrors.BadRequest($"couldn't get version/kind; json parse error: {why}");
        }

        if (value is not JsonObject options)
        {
            throw StatusErrors.BadRequest(RequestBody.NoObject(value));
        }

        var kind = options.Text("kind");
        return kind is "" or "DeleteOptions"
            ? options
            : throw StatusErrors.BadRequest(
                $"no kind \"{kind}\" is registered for version \"{options.Text("apiVersion")}\" in scheme \"pkg/apis/meta/internalversion/scheme/register.go:27\"");
    }
}
