using System.Text;
using System.Text.Json.Nodes;

namespace CrdToolkit;

/// <summary>Writes one definition as the JSON that it is, and waits for the server to take it up.</summary>
internal sealed class DefinitionInstaller(KubernetesApi api)
{
    private const int MaxConflicts = 10;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly ResourceDescriptor Kind =
        new("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions", ResourceScope.Cluster);

    public async Task WriteAsync(CustomResourceDefinitionAttribute definition, CancellationToken cancellationToken)
    {
        for (var conflicts = 0; ; conflicts++)
        {
            try
            {
                var present = await FindAsync(definition.Name, cancellationToken).ConfigureAwait(false);
                var wanted = Parse(definition.Json);
                var request = present is null
                    ? new ApiRequest(ApiVerb.Create, Kind) { Body = Bytes(wanted) }
                    : new ApiRequest(ApiVerb.Update, Kind, name: definition.Name) { Body = Bytes(Merge(present, wanted)) };
                using var answer = await api.Transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
                return;
            }
            // Somebody else installs or changes it at the same time; the server itself keeps its status on the object too.
            catch (KubernetesApiException exception) when ((exception.IsConflict || exception.IsAlreadyExists) && conflicts < MaxConflicts)
            {
            }
        }
    }

    public async Task WaitUntilServedAsync(CustomResourceDefinitionAttribute definition, CancellationToken cancellationToken)
    {
        var started = api.Time.GetTimestamp();
        while (!await IsServedAsync(definition, cancellationToken).ConfigureAwait(false))
        {
            if (api.Time.GetElapsedTime(started) > Patience)
                throw new InvalidOperationException($"The API server has accepted the CustomResourceDefinition {definition.Name} and does not serve it after {Patience.TotalSeconds:0} seconds; kubectl describe crd {definition.Name} may tell why.");
            await Task.Delay(PollInterval, api.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsServedAsync(CustomResourceDefinitionAttribute definition, CancellationToken cancellationToken)
    {
        var present = await FindAsync(definition.Name, cancellationToken).ConfigureAwait(false);
        if (Condition(present, "NamesAccepted") is { } names && (string?)names["status"] == "False")
            throw new InvalidOperationException($"The API server does not accept the names of the CustomResourceDefinition {definition.Name}: {(string?)names["message"]}. Another definition of the group has them; choose others with [CustomResource(..., Plural = ..., ShortNames = ...)].");
        return (string?)Condition(present, "Established")?["status"] == "True" && await AnswersAsync(present!, cancellationToken).ConfigureAwait(false);
    }

    // Established says that the server will serve it; the handlers follow a moment later.
    private async Task<bool> AnswersAsync(JsonObject definition, CancellationToken cancellationToken)
    {
        var spec = definition["spec"]!;
        foreach (var version in spec["versions"]!.AsArray())
        {
            if (version?["served"]?.GetValue<bool>() != true)
                continue;
            var resource = new ResourceDescriptor(
                (string)spec["group"]!,
                (string)version["name"]!,
                (string)spec["names"]!["kind"]!,
                (string)spec["names"]!["plural"]!,
                ResourceScope.Cluster);
            try
            {
                using var answer = await api.Transport.SendAsync(new ApiRequest(ApiVerb.List, resource).With("limit", "1"), cancellationToken).ConfigureAwait(false);
            }
            catch (KubernetesApiException exception) when (exception.IsNotFound)
            {
                return false;
            }
            // Who installs definitions need not be allowed to list objects; then Established must do.
            catch (KubernetesApiException exception) when (exception.IsForbidden)
            {
            }
        }

        return true;
    }

    private async Task<JsonObject?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await api.Transport.SendAsync(new ApiRequest(ApiVerb.Get, Kind, name: name), cancellationToken).ConfigureAwait(false);
            return JsonNode.Parse(answer.Span)!.AsObject();
        }
        catch (KubernetesApiException exception) when (exception.IsNotFound)
        {
            return null;
        }
    }

    // What the definition says holds; labels and annotations of others stay, and so does the certificate that was put into its webhook.
    private static JsonObject Merge(JsonObject present, JsonObject wanted)
    {
        var merged = present.DeepClone().AsObject();
        foreach (var map in new[] { "labels", "annotations" })
        {
            foreach (var (name, value) in wanted["metadata"]?[map] as JsonObject ?? [])
            {
                if (merged["metadata"]![map] is not JsonObject values)
                    merged["metadata"]![map] = values = [];
                values[name] = value?.DeepClone();
            }
        }

        var spec = wanted["spec"]!.DeepClone().AsObject();
        if (spec["conversion"]?["webhook"]?["clientConfig"] is JsonObject client && client["caBundle"] is null
            && present["spec"]?["conversion"]?["webhook"]?["clientConfig"]?["caBundle"] is { } certificate)
        {
            client["caBundle"] = certificate.DeepClone();
        }

        merged["spec"] = spec;
        return merged;
    }

    private static JsonNode? Condition(JsonObject? definition, string type) =>
        (definition?["status"]?["conditions"] as JsonArray)?.FirstOrDefault(condition => (string?)condition?["type"] == type);

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static byte[] Bytes(JsonObject value) => Encoding.UTF8.GetBytes(value.ToJsonString());
}
