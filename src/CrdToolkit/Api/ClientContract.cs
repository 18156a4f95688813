using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// System.Text.Json as <see cref="KubernetesJson"/> configures it, except that the client's context of all kinds of Kubernetes is left
/// out: to make it, and to look for one type in it, takes more memory than the rest of an operator's start.
/// </summary>
internal static class ClientContract
{
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Under trimming the switch is off, and the branch with it.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "As above; the converter of enums makes none where a context has its own.")]
    public static JsonSerializerOptions Create() => new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(JsonSerializer.IsReflectionEnabledByDefault ? [new DefaultJsonTypeInfoResolver()] : []),
        Converters =
        {
            new JsonStringEnumConverter(),
            new KubernetesJson.Iso8601TimeSpanConverter(),
            new KubernetesJson.KubernetesDateTimeConverter(),
            new KubernetesJson.KubernetesDateTimeOffsetConverter(),
            new V1Status.V1StatusObjectViewConverter(),
        },
    };
}
