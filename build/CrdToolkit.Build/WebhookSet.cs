using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Build;

/// <summary>The webhooks of a program: those of its own assembly and of the referenced ones.</summary>
internal sealed class WebhookSet
{
    /// <summary>The name of the file that holds their configurations.</summary>
    public const string FileName = "manifests.yaml";

    private readonly List<AdmissionWebhook> webhooks = [];

    /// <summary>Adds what an assembly carries.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Add(EmbeddedDefinitions embedded)
    {
        if (embedded.Webhooks is not { } carried)
        {
            return null;
        }

        try
        {
            foreach (var webhook in AdmissionWebhookList.Read(carried))
            {
                if (webhooks.Exists(other => (other.Kind, other.Configuration, other.Name) == (webhook.Kind, webhook.Configuration, webhook.Name)))
                {
                    return $"{embedded.AssemblyName} declares the webhook {webhook.Name} of the {webhook.Kind} {webhook.Configuration}, which there is already. Give one of them another name.";
                }

                webhooks.Add(webhook);
            }

            return null;
        }
        catch (Exception malformed) when (malformed is JsonSyntaxException or InvalidCastException)
        {
            return $"The webhooks in {embedded.AssemblyName} are no JSON list of webhooks: {malformed.Message}";
        }
    }

    /// <summary>The file for the webhooks added so far; none when there are none.</summary>
    public IEnumerable<ManifestFile> ToFiles(string project, string directory) => webhooks.Count == 0
        ? []
        : [new(Path.Combine(directory, FileName), ManifestText.OfDocuments(project, WebhookManifests.Of(webhooks)))];
}
