namespace CrdToolkit;

/// <summary>
/// On a reconciler: further changes of the reconciled objects have them reconciled. Without it, that is what the API server counts as a
/// new generation (the spec, and not the status, labels or annotations), deletion, and the finalizers of others; of a kind whose
/// generation the server does not count, such as ConfigMap, every change.
/// </summary>
/// <param name="changes">The further changes.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ReconcileOnAttribute(ObjectChanges changes) : Attribute
{
    /// <summary>The further changes.</summary>
    public ObjectChanges Changes { get; } = changes;
}
