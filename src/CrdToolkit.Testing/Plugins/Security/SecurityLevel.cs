namespace CrdToolkit.Testing.Plugins.Security;

/// <summary>How much pods are kept from doing, from little to much (the Pod Security Standards).</summary>
internal enum SecurityLevel
{
    /// <summary>Everything is allowed.</summary>
    Privileged,

    /// <summary>What leads to more rights is not allowed.</summary>
    Baseline,

    /// <summary>What hardens pods is required.</summary>
    Restricted,
}
