using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Admission;

/// <summary>What a webhook answered (VerifyAdmissionResponse of the API server).</summary>
/// <param name="IsAllowed">Whether the write passes.</param>
/// <param name="Status">Why not.</param>
/// <param name="Patch">The JSON patch; null for none.</param>
/// <param name="Warnings">What the client is told.</param>
internal sealed record WebhookResponse(bool IsAllowed, JsonObject? Status, JsonValue? Patch, IReadOnlyList<string> Warnings)
{
    private const string Version = "admission.k8s.io/v1";

    /// <summary>Reads an answer.</summary>
    /// <exception cref="WebhookCallException">It makes no sense.</exception>
    public static WebhookResponse Read(string text, string uid, bool isMutating)
    {
        if (Parse(text) is not JsonObject review || review["response"] is not JsonObject response)
        {
            throw Invalid("webhook response was absent");
        }

        if (response.Text("uid") != uid)
        {
            throw Invalid($"expected response.uid=\"{uid}\", got \"{response.Text("uid")}\"");
        }

        if (review.Text("apiVersion") != Version || review.Text("kind") != "AdmissionReview")
        {
            throw Invalid($"expected webhook response of {Version}, Kind=AdmissionReview, got {review.Text("apiVersion")}, Kind={review.Text("kind")}");
        }

        return new WebhookResponse(
            response.IsTrue("allowed"),
            response["status"] as JsonObject,
            PatchOf(response, isMutating),
            [.. response.Texts("warnings")]);
    }

    /// <summary>The refusal as the client gets it (ToStatusErr).</summary>
    public StatusException Refusal(string webhook)
    {
        var status = Status ?? JsonObject.Empty;
        var code = (int)(status.Number("code") ?? 0);
        var start = $"admission webhook \"{webhook}\" denied the request";
        var (message, reason) = (status.Text("message"), status.Text("reason"));
        var shown = StatusErrors.Status(
            code < 400 ? 400 : code,
            reason,
            message.Length > 0 ? $"{start}: {message}" : reason.Length > 0 ? $"{start}: {reason}" : $"{start} without explanation",
            status["details"] as JsonObject);
        return new StatusException(shown, code < 400 ? 400 : code);
    }

    private static JsonValue? PatchOf(JsonObject response, bool isMutating)
    {
        var (patch, type) = (response.Text("patch"), response.Text("patchType"));
        if (!isMutating)
        {
            return patch.Length > 0 ? throw Invalid("validating webhook may not return response.patch")
                : type.Length > 0 ? throw Invalid("validating webhook may not return response.patchType")
                : null;
        }

        if (patch.Length > 0 != type.Length > 0)
        {
            throw Invalid(patch.Length > 0
                ? "webhook returned response.patch but not response.patchType"
                : "webhook returned response.patchType but not response.patch");
        }

        if (patch.Length == 0)
        {
            return null;
        }

        var document = Parse(Decode(patch)) ?? throw StatusErrors.Internal("unexpected end of JSON input");
        return document is JsonArray { Count: 0 } ? null
            : type == "JSONPatch" ? document
            : throw new WebhookCallException($"unsupported patch type \"{type}\"");
    }

    private static string Decode(string base64)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            throw Invalid("illegal base64 data in response.patch");
        }
    }

    private static JsonValue? Parse(string text)
    {
        try
        {
            return JsonReader.Parse(text);
        }
        catch (JsonSyntaxException)
        {
            return null;
        }
    }

    private static WebhookCallException Invalid(string why) => new($"received invalid webhook response: {why}");
}
