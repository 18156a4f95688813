using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CrdToolkit;

/// <summary>Puts an operator together. The generated <c>AddReconcilers()</c> calls it for everything in an assembly.</summary>
public sealed class OperatorBuilder
{
    internal OperatorBuilder(IServiceCollection services) => Services = services;

    /// <summary>Where the parts are registered.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds a control loop: objects of a kind are watched and given to a reconciler.</summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <typeparam name="TReconciler">The reconciler; made anew for each call, in a scope of its own.</typeparam>
    /// <param name="descriptor">The kind of the objects.</param>
    /// <param name="configure">Says what else is watched, and how it works.</param>
    /// <exception cref="InvalidOperationException">Another controller has the name, or finalizer and reconciler do not go together.</exception>
    public OperatorBuilder AddController<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TReconciler>(
        ResourceDescriptor descriptor,
        Action<ControllerBuilder<T>>? configure = null)
        where T : class, IKubernetesObject<V1ObjectMeta>
        where TReconciler : class, IReconciler<T>
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var definition = new ControllerDefinition<T>(descriptor, typeof(TReconciler));
        Need<T>(descriptor, null, $"reconciled by {typeof(TReconciler).Name}");
        configure?.Invoke(new ControllerBuilder<T>(this, definition));
        ThrowIfFinalizerIsHalf<T, TReconciler>(definition);
        ThrowIfNameIsTaken(definition);
        Services.TryAddScoped<TReconciler>();
        Services.AddSingleton(new ControllerName(definition.Name));
        Services.AddSingleton<IController>(services => Create(services, definition));
        return this;
    }

    /// <summary>Has objects of a kind watched, so that a <see cref="ResourceCache{T}"/> of them can be injected.</summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <param name="descriptor">Their kind.</param>
    /// <param name="options">
    /// Which objects the cache holds; null holds all. This has the last word over what controllers ask for that own or watch the type.
    /// </param>
    /// <exception cref="InvalidOperationException">The type is watched as another kind already.</exception>
    public OperatorBuilder AddCache<T>(ResourceDescriptor descriptor, CacheOptions<T>? options = null)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return Register(new CacheRegistration<T>(descriptor, options, "AddCache", IsDeliberate: true));
    }

    /// <summary>
    /// Has objects of a kind watched by their metadata only, so that a <see cref="ResourceCache{T}"/> of
    /// <see cref="PartialObjectMetadata{T}"/> can be injected.
    /// </summary>
    /// <typeparam name="T">The type of the whole objects.</typeparam>
    /// <param name="descriptor">Their kind.</param>
    /// <param name="options">Which objects the cache holds; null holds all.</param>
    /// <exception cref="InvalidOperationException">The type is watched as another kind already.</exception>
    public OperatorBuilder AddMetadataCache<T>(ResourceDescriptor descriptor, CacheOptions<PartialObjectMetadata<T>>? options = null)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return Register(MetadataOf(descriptor, options, "AddMetadataCache", isDeliberate: true));
    }

    /// <summary>A controller needs objects of a kind.</summary>
    /// <param name="descriptor">The kind.</param>
    /// <param name="options">Which of them; null is all.</param>
    /// <param name="source">Who needs them, for messages.</param>
    internal OperatorBuilder Need<T>(ResourceDescriptor descriptor, CacheOptions<T>? options, string source)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        Register(new CacheRegistration<T>(descriptor, options, source, IsDeliberate: false));

    /// <summary>A controller needs the metadata of objects of a kind.</summary>
    /// <param name="descriptor">The kind.</param>
    /// <param name="options">Which of them; null is all.</param>
    /// <param name="source">Who needs them, for messages.</param>
    internal OperatorBuilder NeedMetadata<T>(ResourceDescriptor descriptor, CacheOptions<PartialObjectMetadata<T>>? options, string source)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        Register(MetadataOf(descriptor, options, source, isDeliberate: false));

    /// <summary>Has a check of the application count for readiness, beside that of the operator: <c>/readyz</c> fails while it is unhealthy.</summary>
    /// <typeparam name="TCheck">The check; one instance is made of it.</typeparam>
    /// <param name="name">Its name in <c>/readyz?verbose</c>.</param>
    public OperatorBuilder AddReadinessCheck<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCheck>(string name)
        where TCheck : class, IHealthCheck
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Services.TryAddSingleton<TCheck>();
        Services.AddSingleton(services => new NamedHealthCheck(name, services.GetRequiredService<TCheck>()));
        return this;
    }

    /// <summary>Adds a context that knows how types are read and written, so that no reflection is needed for them.</summary>
    /// <param name="resolver">A <c>JsonSerializerContext</c> that lists resource types.</param>
    public OperatorBuilder AddJsonTypeInfoResolver(IJsonTypeInfoResolver resolver)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        Services.AddSingleton(new JsonContractExtension(resolver));
        return this;
    }

    /// <summary>
    /// Has a native program know all models of the Kubernetes client, which makes it larger; elsewhere they are known anyway.
    /// <c>AddReconcilers()</c> does it where the assembly reads such models; who reads them otherwise calls it, or lists them in a
    /// <c>JsonSerializerContext</c> of his own.
    /// </summary>
    public OperatorBuilder AddClientModels() =>
        JsonSerializer.IsReflectionEnabledByDefault ? this : AddJsonTypeInfoResolver(SourceGenerationContext.Default);

    private static CacheRegistration<PartialObjectMetadata<T>> MetadataOf<T>(ResourceDescriptor descriptor, CacheOptions<PartialObjectMetadata<T>>? options, string source, bool isDeliberate)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        new(descriptor, options, source, isDeliberate, metadata => new() { Metadata = metadata, ApiVersion = descriptor.ApiVersion, Kind = descriptor.Kind });

    private OperatorBuilder Register<T>(CacheRegistration<T> registration)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var present = Services.Select(service => service.ImplementationInstance).OfType<CacheRegistration<T>>().FirstOrDefault()?.Descriptor;
        var descriptor = registration.Descriptor;
        if (present is null)
            Services.AddSingleton<ICacheRunner>(services => services.GetRequiredService<ResourceCache<T>>());
        else if (present.GroupResource != descriptor.GroupResource || present.Version != descriptor.Version)
            throw new InvalidOperationException($"{typeof(T).Name} is watched as {present} already; it cannot be {descriptor} too.");
        Services.AddSingleton(registration);
        return this;
    }

    private static Controller<T> Create<T>(IServiceProvider services, ControllerDefinition<T> definition)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("CrdToolkit.Controller");
        var options = services.GetRequiredService<IOptions<OperatorOptions>>().Value;
        var controller = new Controller<T>(
            definition,
            services.GetRequiredService<ResourceCache<T>>().Store,
            services.GetRequiredService<KubernetesApi>(),
            services.GetRequiredService<IServiceScopeFactory>(),
            options,
            services.GetRequiredService<Elections>().Of(definition.Name),
            new ReconcileTelemetry(services.GetRequiredService<OperatorMetrics>(), services.GetRequiredService<KubernetesApi>().Time, definition.Name, definition.Descriptor.Kind),
            new ControllerLog(logger, definition.Name, definition.Descriptor.Kind))
        {
            Detector = MutationDetector.IsWanted(options) ? services.GetRequiredService<MutationDetector>() : null,
        };
        foreach (var connect in definition.Sources)
            connect(services, controller);
        return controller;
    }

    private static void ThrowIfFinalizerIsHalf<T, TReconciler>(ControllerDefinition<T> definition)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var finalizes = typeof(IFinalizingReconciler<T>).IsAssignableFrom(typeof(TReconciler));
        if (finalizes == definition.Finalizer is not null)
            return;
        throw new InvalidOperationException(finalizes
            ? $"{typeof(TReconciler).Name} has FinalizeAsync, which nobody would call: name a finalizer with [Finalizer(\"...\")] or UseFinalizer."
            : $"{typeof(TReconciler).Name} has the finalizer {definition.Finalizer} and nothing to do for it: implement IFinalizingReconciler<{typeof(T).Name}>.");
    }

    private void ThrowIfNameIsTaken<T>(ControllerDefinition<T> definition)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var isTaken = Services.Select(service => service.ImplementationInstance).OfType<ControllerName>()
            .Any(name => string.Equals(name.Value, definition.Name, StringComparison.OrdinalIgnoreCase));
        if (isTaken)
            throw new InvalidOperationException($"There is a controller {definition.Name} already: give the one of {definition.Reconciler.Name} another name with [ControllerName(\"...\")] or Named(...).");
    }
}
