namespace CrdToolkit;

/// <summary>What becomes of a request when a webhook does not answer or answers with an error.</summary>
public enum WebhookFailurePolicy
{
    /// <summary>It is refused.</summary>
    Fail,

    /// <summary>It goes on as if the webhook had let it pass.</summary>
    Ignore,
}
