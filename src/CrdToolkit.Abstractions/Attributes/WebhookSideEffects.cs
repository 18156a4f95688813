namespace CrdToolkit;

/// <summary>Whether a webhook changes anything beside the object that it is asked about. The API server takes no others.</summary>
public enum WebhookSideEffects
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It does, but not for a dry run.</summary>
    NoneOnDryRun,
}
