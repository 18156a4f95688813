namespace CrdToolkit.Testing.Objects;

/// <summary>Finalizers that the server itself sets and removes.</summary>
internal static class FinalizerNames
{
    /// <summary>Dependents are to lose their owner reference before the object goes (metav1.FinalizerOrphanDependents).</summary>
    public const string Orphan = "orphan";

    /// <summary>Dependents are to go before the object (metav1.FinalizerDeleteDependents).</summary>
    public const string Foreground = "foregroundDeletion";

    /// <summary>The contents of a namespace are to go before it (corev1.FinalizerKubernetes).</summary>
    public const string Kubernetes = "kubernetes";

    /// <summary>A claim stays while a pod uses it (PVCProtectionFinalizer).</summary>
    public const string ClaimProtection = "kubernetes.io/pvc-protection";

    /// <summary>A volume stays while a claim is bound to it (PVProtectionFinalizer).</summary>
    public const string VolumeProtection = "kubernetes.io/pv-protection";

    /// <summary>Custom resources are to go before their definition (apiextensions CustomResourceCleanupFinalizer).</summary>
    public const string CustomResourceCleanup = "customresourcecleanup.apiextensions.k8s.io";
}
