using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>
/// The strategy <c>Webhook</c> (webhookConverter of the apiextensions API server). What has to be converted is sent at once; what is in
/// the wanted version already is not sent.
/// </summary>
/// <param name="conversion">Where the webhook is.</param>
/// <param name="transport">Reaches it.</param>
internal sealed class WebhookConversion(CustomResourceConversion conversion, WebhookTransport transport) : IObjectConversion
{
    private const string Group = "apiextensions.k8s.io";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly JsonObject client = JsonValues.Object(
        ("url", JsonValues.TextOrNothing(conversion.Url)),
        ("caBundle", JsonValues.TextOrNothing(conversion.CaBundle)),
        ("service", conversion.Service is not { } service ? null : JsonValues.Object(
            ("name", JsonValues.TextOrNothing(service.Name)),
            ("namespace", JsonValues.TextOrNothing(service.Namespace)),
            ("path", JsonValues.TextOrNothing(service.Path)),
            ("port", service.Port ?? 443))));

    /// <inheritdoc/>
    public IReadOnlyList<JsonObject> Convert(IReadOnlyList<JsonObject> objects, string apiVersion)
    {
        var others = objects.Where(value => value.Text("apiVersion") != apiVersion).ToList();
        if (others.Count == 0)
        {
            return objects;
        }

        var source = $"{others[0].Text("apiVersion")}, Kind={others[0].Text("kind")}";
        var converted = new Queue<JsonObject>(Ask(others, apiVersion, source));
        return [.. objects.Select(value => value.Text("apiVersion") == apiVersion ? value : Checked(value, converted.Dequeue(), apiVersion, source))];
    }

    private List<JsonObject> Ask(List<JsonObject> objects, string apiVersion, string source)
    {
        var uid = Guid.NewGuid().ToString();
        var version = conversion.ConversionReviewVersions.FirstOrDefault(candidate => candidate is "v1" or "v1beta1") ?? "v1";
        JsonObject response;
        try
        {
            // It blocks: who asks holds up a request of a client, not the server.
            var answer = transport.PostAsync(
                client,
                JsonValues.Object(
                    ("kind", "ConversionReview"),
                    ("apiVersion", $"{Group}/{version}"),
                    ("request", JsonValues.Object(("uid", uid), ("desiredAPIVersion", apiVersion), ("objects", JsonValues.Array(objects))))),
                Timeout,
                CancellationToken.None).GetAwaiter().GetResult();
            response = Response(answer, version, uid);
        }
        catch (WebhookCallException e)
        {
            throw StatusErrors.Unknown($"conversion webhook for {source} failed: {e.Message}");
        }

        var converted = response.Objects("convertedObjects").ToList();
        return converted.Count == objects.Count
            ? converted
            : throw StatusErrors.Unknown($"conversion webhook for {source} returned {converted.Count} objects, expected {objects.Count}");
    }

    private static JsonObject Response(string text, string version, string uid)
    {
        JsonObject answer;
        try
        {
            answer = JsonReader.ParseObject(text);
        }
        catch (JsonSyntaxException e)
        {
            throw new WebhookCallException(e.Message);
        }

        if (version == "v1" && (answer.Text("apiVersion") != $"{Group}/v1" || answer.Text("kind") != "ConversionReview"))
        {
            throw new WebhookCallException(
                $"expected webhook response of {Group}/v1, Kind=ConversionReview, got {answer.Text("apiVersion")}, Kind={answer.Text("kind")}");
        }

        if (answer["response"] is not JsonObject response)
        {
            throw new WebhookCallException("no response provided");
        }

        if (version == "v1" && response.Text("uid") != uid)
        {
            throw new WebhookCallException($"expected response.uid=\"{uid}\", got \"{response.Text("uid")}\"");
        }

        var result = response.Child("result");
        return result.Text("status") == "Success"
            ? response
            : throw new WebhookCallException(result.Text("message") is { Length: > 0 } message
                ? message
                : $"response.result.status was '{result.Text("status")}', not 'Success'");
    }

    // A webhook may change labels and annotations; the rest of the metadata is not its business.
    private static JsonObject Checked(JsonObject original, JsonObject converted, string apiVersion, string source)
    {
        if (converted.Text("apiVersion") != apiVersion)
        {
            throw StatusErrors.Unknown($"conversion webhook for {source} returned invalid object at index 0: "
                + $"invalid groupVersion (expected {apiVersion}, received {converted.Text("apiVersion")})");
        }

        if (converted.Text("kind") != original.Text("kind"))
        {
            throw StatusErrors.Unknown($"conversion webhook for {source} returned invalid object at index 0: "
                + $"invalid kind (expected {original.Text("kind")}, received {converted.Text("kind")})");
        }

        foreach (var (what, field) in (ReadOnlySpan<(string, string)>)[("name", "name"), ("namespace", "namespace"), ("UID", "uid")])
        {
            var (was, now) = (original.Metadata.Text(field), converted.Metadata.Text(field));
            if (was != now)
            {
                throw StatusErrors.Unknown($"conversion webhook for {source} returned invalid object: must have the same {what}: {was} != {now}");
            }
        }

        return converted["metadata"] is JsonObject metadata
            ? converted.With("metadata", original.Metadata
                .WithOrWithout("labels", metadata["labels"] as JsonObject)
                .WithOrWithout("annotations", metadata["annotations"] as JsonObject))
            : throw StatusErrors.Unknown($"conversion webhook for {source} returned invalid metadata: missing metadata in converted object");
    }
}
