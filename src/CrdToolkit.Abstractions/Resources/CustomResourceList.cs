using System.Text.Json.Serialization;
using k8s.Models;

namespace CrdToolkit;

/// <summary>One answer to a list request: a page of objects and where it stands.</summary>
/// <typeparam name="T">The type of the objects.</typeparam>
public sealed record CustomResourceList<T>
{
    /// <summary>The <c>apiVersion</c> of the list.</summary>
    [JsonPropertyName("apiVersion")]
    public string? ApiVersion { get; init; }

    /// <summary>The <c>kind</c> of the list.</summary>
    [JsonPropertyName("kind")]
    public string? Kind { get; init; }

    /// <summary>The resource version to watch from, and the token of the next page.</summary>
    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; init; } = new();

    /// <summary>The objects of this page.</summary>
    [JsonPropertyName("items")]
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>The objects of this page that <typeparamref name="T"/> cannot read.</summary>
    [JsonIgnore]
    public IReadOnlyList<UnreadableResource> Unreadable { get; init; } = [];
}
