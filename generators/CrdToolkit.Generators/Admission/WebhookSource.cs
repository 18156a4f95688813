using CrdToolkit.Generators.Emission;
using CrdToolkit.Schema.Admission;

namespace CrdToolkit.Generators.Admission;

/// <summary>The assembly attribute that carries the webhooks to the build.</summary>
internal static class WebhookSource
{
    public const string FileName = "AdmissionWebhooks.g.cs";

    /// <summary>The text of the file.</summary>
    public static string Write(IEnumerable<AdmissionWebhook> webhooks) => SourceWriter.CreateFile()
        .Line()
        .Line($"[assembly: {Known.AdmissionWebhooksAttribute}({Literal.Of(AdmissionWebhookList.Write(webhooks))})]")
        .ToString();
}
