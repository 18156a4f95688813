using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;

namespace CrdToolkit;

/// <summary>Says what a controller watches besides the objects that it reconciles, and how it works.</summary>
/// <typeparam name="T">The type of the reconciled objects.</typeparam>
public sealed class ControllerBuilder<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly OperatorBuilder owner;

    internal ControllerBuilder(OperatorBuilder owner, ControllerDefinition<T> definition)
    {
        this.owner = owner;
        Definition = definition;
    }

    internal ControllerDefinition<T> Definition { get; }

    /// <summary>
    /// Names the controller, in logs, metrics, the configuration and, where each controller is elected by itself, its lease; the kind in
    /// lower case unless named. On a reconciler that is registered by <c>AddReconcilers()</c>, <see cref="ControllerNameAttribute"/> does the same.
    /// </summary>
    /// <param name="name">A name that no other controller has; case does not count.</param>
    /// <exception cref="ArgumentException">It is empty, or holds a colon, which divides the keys of the configuration.</exception>
    public ControllerBuilder<T> Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException($"The controller name '{name}' holds a colon, which divides the keys of the configuration: no option could be set for it. Leave it out.", nameof(name));
        Definition.Name = name;
        return this;
    }

    /// <summary>Puts a finalizer on objects before they are first reconciled, and takes it off once the reconciler has cleaned up.</summary>
    /// <param name="finalizer">A qualified name, such as <c>infra.example.com/machine</c>.</param>
    public ControllerBuilder<T> UseFinalizer(string finalizer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(finalizer);
        Definition.Finalizer = finalizer;
        return this;
    }

    /// <summary>How many objects are worked on at once, never one object twice; the configuration can override it.</summary>
    /// <param name="count">At least 1.</param>
    public ControllerBuilder<T> WithMaxConcurrentReconciles(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Definition.MaxConcurrentReconciles = count;
        return this;
    }

    /// <summary>Has further changes of the reconciled objects reconciled, besides what the server counts as a new generation.</summary>
    /// <param name="changes">The further changes.</param>
    public ControllerBuilder<T> ReconcileOn(ObjectChanges changes)
    {
        Definition.Changes |= changes;
        return this;
    }

    /// <summary>Watches objects of another kind, and reconciles the object that controls one when that changes.</summary>
    /// <typeparam name="TOwned">The type of the owned objects.</typeparam>
    /// <param name="descriptor">Their kind.</param>
    /// <param name="options">Which of them; null is all.</param>
    /// <param name="isOptional">
    /// Whether the controller works also where the server does not have the kind; the watch begins when it does. Otherwise nothing is
    /// reconciled until then.
    /// </param>
    public ControllerBuilder<T> Owns<TOwned>(ResourceDescriptor descriptor, CacheOptions<TOwned>? options = null, bool isOptional = false)
        where TOwned : class, IKubernetesObject<V1ObjectMeta>
    {
        owner.Need<TOwned>(descriptor, options, $"owned by {Definition.Reconciler.Name}");
        Definition.Sources.Add((services, controller) => controller.Own(services.GetRequiredService<ResourceCache<TOwned>>().Store, isOptional));
        return this;
    }

    /// <summary>As <see cref="Owns{TOwned}"/>, and reads and keeps no more than the metadata of the owned objects.</summary>
    /// <typeparam name="TOwned">The type of the whole objects.</typeparam>
    /// <param name="descriptor">Their kind.</param>
    /// <param name="options">Which of them; null is all.</param>
    /// <param name="isOptional">Whether the controller works also where the server does not have the kind.</param>
    public ControllerBuilder<T> OwnsMetadata<TOwned>(ResourceDescriptor descriptor, CacheOptions<PartialObjectMetadata<TOwned>>? options = null, bool isOptional = false)
        where TOwned : class, IKubernetesObject<V1ObjectMeta>
    {
        owner.NeedMetadata(descriptor, options, $"owned by {Definition.Reconciler.Name}");
        Definition.Sources.Add((services, controller) => controller.Own(services.GetRequiredService<ResourceCache<PartialObjectMetadata<TOwned>>>().Store, isOptional));
        return this;
    }

    /// <summary>Watches objects of another kind, and reconciles the objects that a method names when one changes.</summary>
    /// <typeparam name="TWatched">The type of the watched objects.</typeparam>
    /// <param name="descriptor">Their kind.</param>
    /// <param name="map">
    /// Names the objects to reconcile; called with a scope of services and the object, for a change with the state before and the
    /// state after it. Must be quick and is not awaited: it reads caches, and makes no requests.
    /// </param>
    /// <param name="options">Which of them; null is all.</param>
    /// <param name="isOptional">
    /// Whether the controller works also where the server does not have the kind; the watch begins when it does. Otherwise nothing is
    /// reconciled until then.
    /// </param>
    public ControllerBuilder<T> Watches<TWatched>(
        ResourceDescriptor descriptor,
        Func<IServiceProvider, TWatched, IEnumerable<NamespacedName>> map,
        CacheOptions<TWatched>? options = null,
        bool isOptional = false)
        where TWatched : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(map);
        owner.Need<TWatched>(descriptor, options, $"watched by {Definition.Reconciler.Name}");
        Definition.Sources.Add((services, controller) => controller.Watch(services.GetRequiredService<ResourceCache<TWatched>>().Store, map, isOptional));
        return this;
    }

    /// <summary>As <see cref="Watches{TWatched}"/>, and reads and keeps no more than the metadata of the watched objects.</summary>
    /// <typeparam name="TWatched">The type of the whole objects.</typeparam>
    /// <param name="descriptor">Their kind.</param>
    /// <param name="map">Names the objects to reconcile.</param>
    /// <param name="options">Which of them; null is all.</param>
    /// <param name="isOptional">Whether the controller works also where the server does not have the kind.</param>
    public ControllerBuilder<T> WatchesMetadata<TWatched>(
        ResourceDescriptor descriptor,
        Func<IServiceProvider, PartialObjectMetadata<TWatched>, IEnumerable<NamespacedName>> map,
        CacheOptions<PartialObjectMetadata<TWatched>>? options = null,
        bool isOptional = false)
        where TWatched : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(map);
        owner.NeedMetadata(descriptor, options, $"watched by {Definition.Reconciler.Name}");
        Definition.Sources.Add((services, controller) => controller.Watch(services.GetRequiredService<ResourceCache<PartialObjectMetadata<TWatched>>>().Store, map, isOptional));
        return this;
    }
}
