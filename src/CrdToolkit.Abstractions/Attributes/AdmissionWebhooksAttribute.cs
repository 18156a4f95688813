namespace CrdToolkit;

/// <summary>Carries the webhooks that an assembly declares. Written by the generator; read by the build, which writes their configurations.</summary>
/// <param name="json">The webhooks, as a JSON list.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AdmissionWebhooksAttribute(string json) : Attribute
{
    /// <summary>The webhooks, as a JSON list: each with the <c>kind</c> and the name of its <c>configuration</c>, and what stands in that.</summary>
    public string Json { get; } = json;
}
