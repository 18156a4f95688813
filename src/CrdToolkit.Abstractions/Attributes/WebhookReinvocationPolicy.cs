namespace CrdToolkit;

/// <summary>Whether a webhook is asked again about an object that a later one changed.</summary>
public enum WebhookReinvocationPolicy
{
    /// <summary>What the API server does by default, which is <see cref="Never"/>.</summary>
    Default,

    /// <summary>It is not.</summary>
    Never,

    /// <summary>It is, if the later one changed the object.</summary>
    IfNeeded,
}
