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
            // After a write of unknown outcome, what is here may be the state before it.
            if (pending.ContainsKey(key) || !TryGet(key, out var stored))
                return null;
            resource = stored.Value;
            return stored.Metadata;
        }
    }
}
