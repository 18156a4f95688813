using System.Text.Json.Serialization;
using k8s.Models;

namespace CrdToolkit;

/// <summary>The base of a custom resource with a spec and a status.</summary>
/// <typeparam name="TSpec">What the user wants.</typeparam>
/// <typeparam name="TStatus">What the operator has observed. Mark the type with <see cref="SubresourceStatusAttribute"/>.</typeparam>
public abstract record CustomResource<TSpec, TStatus> : CustomResource<TSpec>, IStatus<TStatus?>
    where TSpec : class
    where TStatus : class
{
    /// <summary>What the operator has observed; null before its first report.</summary>
    [JsonPropertyName("status"), JsonPropertyOrder(-1)]
    public TStatus? Status { get; set; }
}
