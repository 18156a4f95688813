namespace CrdToolkit;

/// <summary>What a controller is made of, as <see cref="ControllerBuilder{T}"/> collects it.</summary>
internal sealed class ControllerDefinition<T>(ResourceDescriptor descriptor, Type reconciler)
    where T : class, k8s.IKubernetesObject<k8s.Models.V1ObjectMeta>
{
    public ResourceDescriptor Descriptor { get; } = descriptor;

    public Type Reconciler { get; } = reconciler;

    public string Name { get; set; } = descriptor.Kind.ToLowerInvariant();

    public string? Finalizer { get; set; }

    public int? MaxConcurrentReconciles { get; set; }

    /// <summary>Which changes count besides a new generation.</summary>
    public ObjectChanges Changes { get; set; }

    /// <summary>Connects the caches of other kinds that the controller listens to.</summary>
    public List<Action<IServiceProvider, Controller<T>>> Sources { get; } = [];
}
