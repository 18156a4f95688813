namespace CrdToolkit;

/// <summary>What must be so for an object to be deleted, and how it goes.</summary>
public sealed record DeleteOptions
{
    /// <summary>Deletes only the object with this uid, not a later one of the same name; another is a conflict.</summary>
    public string? Uid { get; init; }

    /// <summary>Deletes the object only as it is at this resource version; otherwise it is a conflict.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>What becomes of the objects that it owns; the kind's default unless set, which for custom resources is background.</summary>
    public PropagationPolicy? Propagation { get; init; }

    /// <summary>How long the object may take to shut down, in whole seconds; the kind's default unless set.</summary>
    public TimeSpan? GracePeriod { get; init; }

    /// <summary>Whether the deletion is only tried (<c>dryRun=All</c>).</summary>
    public bool DryRun { get; init; }
}
