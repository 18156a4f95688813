using k8s.Models;

namespace CrdToolkit;

/// <summary>What clients of this process may know of an object without asking the server.</summary>
internal sealed partial class ResourceStore<T>
{
    V1ObjectMeta? IOwnWriteObserver.Find(NamespacedName key, out object? resource)
    {
        resource = null;
        lock (gate)
        {
            // After a write that has yet to come by the watch, what is here may be the state before it.
            if (ScopeOf(key) is not { } scope || scope.Pending.ContainsKey(key) || !TryGet(key, out var stored))
                return null;
            resource = selection.IsTransformed ? null : stored.Value;
            return stored.Metadata;
        }
    }
}
