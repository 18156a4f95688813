namespace CrdToolkit;

/// <summary>Whether a webhook is asked about an object that is written in a version that its rule does not name.</summary>
public enum WebhookMatchPolicy
{
    /// <summary>What the API server does by default, which is <see cref="Equivalent"/>.</summary>
    Default,

    /// <summary>It is, with the object converted to a version that the rule names.</summary>
    Equivalent,

    /// <summary>It is not.</summary>
    Exact,
}
