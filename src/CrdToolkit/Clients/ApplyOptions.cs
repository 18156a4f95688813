using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>How the API server takes a server-side apply.</summary>
public sealed record ApplyOptions
{
    internal static readonly ApplyOptions Default = new();

    /// <summary>
    /// The name under which the server records which fields are ours; <see cref="KubernetesApi.FieldManager"/> unless set. Keep it
    /// stable: fields applied under another name stay.
    /// </summary>
    public string? FieldManager { get; init; }

    /// <summary>
    /// The object that is to control the applied one: its reconciler hears of changes through <c>[Owns]</c>, and the garbage collector
    /// deletes the applied object with it. It must have been read from the server, and be of the same namespace or cluster-scoped.
    /// Whether another object controls it is looked up in a cache, or on the server where no cache has it.
    /// </summary>
    public IKubernetesObject<V1ObjectMeta>? Owner { get; init; }

    /// <summary>Whether fields are taken over that another manager has set; if not, they are a conflict. True unless set, as a controller knows best.</summary>
    public bool Force { get; init; } = true;

    /// <summary>Whether the write is only tried: checked and answered, but not stored (<c>dryRun=All</c>).</summary>
    public bool DryRun { get; init; }

    /// <summary>What happens to unknown fields; the server's default unless set.</summary>
    public FieldValidation? FieldValidation { get; init; }
}
