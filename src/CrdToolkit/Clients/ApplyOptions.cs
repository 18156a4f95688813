namespace CrdToolkit;

/// <summary>How the API server takes a server-side apply.</summary>
public sealed record ApplyOptions
{
    /// <summary>The name under which the server records which fields are ours. Keep it stable: fields applied under another name stay.</summary>
    public required string FieldManager { get; init; }

    /// <summary>Whether fields are taken over that another manager has set; if not, they are a conflict. A controller forces.</summary>
    public bool Force { get; init; } = true;

    /// <summary>Whether the write is only tried: checked and answered, but not stored (<c>dryRun=All</c>).</summary>
    public bool DryRun { get; init; }

    /// <summary>What happens to unknown fields; the server's default unless set.</summary>
    public FieldValidation? FieldValidation { get; init; }
}
