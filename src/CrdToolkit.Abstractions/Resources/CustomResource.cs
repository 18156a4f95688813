using System.ComponentModel;
using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// The base of a custom resource that has neither spec nor status: its own properties stand at the root. An object is a value:
/// change it with a <c>with</c> expression. The setters are there for the interfaces of the Kubernetes client only.
/// </summary>
public abstract record CustomResource : IKubernetesObject<V1ObjectMeta>
{
    /// <summary><c>group/version</c>; filled in by the generated part of the type.</summary>
    [JsonPropertyName("apiVersion"), JsonPropertyOrder(-5)]
    public string ApiVersion
    {
        get => field ?? GetDescriptor()?.ApiVersion ?? "";
        // What the descriptor says is not stored once more in each object: a cache holds many.
        set => field = value == GetDescriptor()?.ApiVersion ? null : value;
    }

    /// <summary>The kind; filled in by the generated part of the type.</summary>
    [JsonPropertyName("kind"), JsonPropertyOrder(-4)]
    public string Kind
    {
        get => field ?? GetDescriptor()?.Kind ?? "";
        set => field = value == GetDescriptor()?.Kind ? null : value;
    }

    /// <summary>Name, namespace, labels, owners and what the API server keeps of the object.</summary>
    [JsonPropertyName("metadata"), JsonPropertyOrder(-3)]
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>Says the names of the type; the generator overrides it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual ResourceDescriptor? GetDescriptor() => null;
}
