namespace CrdToolkit;

/// <summary>How the API server takes a write.</summary>
public sealed record WriteOptions
{
    /// <summary>Whether the write is only tried: checked and answered, but not stored (<c>dryRun=All</c>).</summary>
    public bool DryRun { get; init; }

    /// <summary>The name under which the server records who set which field; that of the program unless set.</summary>
    public string? FieldManager { get; init; }

    /// <summary>What happens to unknown fields; the server's default unless set.</summary>
    public FieldValidation? FieldValidation { get; init; }
}
