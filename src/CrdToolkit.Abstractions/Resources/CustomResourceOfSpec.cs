using System.Text.Json.Serialization;
using k8s.Models;

namespace CrdToolkit;

/// <summary>The base of a custom resource with a spec and no status.</summary>
/// <typeparam name="TSpec">What the user wants.</typeparam>
public abstract record CustomResource<TSpec> : CustomResource, ISpec<TSpec>
    where TSpec : class
{
    /// <summary>What the user wants.</summary>
    [JsonPropertyName("spec"), JsonPropertyOrder(-2)]
    public required TSpec Spec { get; set; }
}
