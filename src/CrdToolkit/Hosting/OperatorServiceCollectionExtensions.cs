using k8s;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CrdToolkit;

/// <summary>Adds an operator to a host.</summary>
public static class OperatorServiceCollectionExtensions
{
    /// <summary>
    /// Adds an operator, which runs as long as the host. It connects as a registered <see cref="KubernetesClientConfiguration"/> or
    /// <see cref="Kubernetes"/> says, otherwise as kubectl would, or with the service account of its pod.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets options; has the last word over the configuration's section <c>Operator</c>.</param>
    /// <returns>What controllers are added to: <c>AddReconcilers()</c> adds those of an assembly.</returns>
    public static OperatorBuilder AddOperator(this IServiceCollection services, Action<OperatorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<OperatorOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<OperatorOptions>, OperatorOptionsBinding>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OperatorOptions>, OperatorOptionsValidation>());
        if (configure is not null)
            options.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CreateApi);
        services.TryAddSingleton<OwnedClient>();
        services.TryAddSingleton<IProcessExit, ProcessExit>();
        services.TryAddSingleton<Elections>();
        services.TryAddSingleton<OperatorMetrics>();
        services.TryAddSingleton(provider => new EventRecorder(provider.GetRequiredService<KubernetesApi>(), provider.GetRequiredService<ILoggerFactory>()));
        services.TryAddSingleton<EventWriter>();
        services.TryAddSingleton<OperatorLoops>();
        services.TryAddSingleton<OperatorEndpoint>();
        services.TryAddSingleton(provider => new OperatorLivenessCheck(provider.GetRequiredService<OperatorLoops>(), provider.GetServices<ICacheRunner>()));
        services.TryAddSingleton(provider => new OperatorReadinessCheck(
            provider.GetRequiredService<OperatorLoops>(), provider.GetServices<ICacheRunner>(), provider.GetRequiredService<Elections>()));
        services.TryAddSingleton(typeof(ResourceCache<>));
        if (!services.Any(service => service.ServiceType == typeof(MutationDetector)))
        {
            services.AddSingleton<MutationDetector>();
            // Before the operator, so that it stops after it and sees the last reconciles.
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<MutationDetector>());
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, OperatorService>());
        return new OperatorBuilder(services);
    }

    private static KubernetesApi CreateApi(IServiceProvider services)
    {
        var json = WireContract.CreateLean(services.GetServices<JsonContractExtension>().Select(extension => extension.Resolver));
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("CrdToolkit.Client");
        var time = services.GetRequiredService<TimeProvider>();
        var client = services.GetService<Kubernetes>() ?? services.GetService<IKubernetes>() as Kubernetes;
        var metrics = services.GetRequiredService<OperatorMetrics>();
        var fieldManager = services.GetRequiredService<IOptions<OperatorOptions>>().Value.FieldManager ?? ApiTransport.ProgramName;
        if (client is not null)
            return new KubernetesApi(client, json) { Logger = logger, Time = time, Metrics = metrics, FieldManager = fieldManager };
        var owned = services.GetRequiredService<OwnedClient>();
        return new KubernetesApi(owned.Configuration, owned.Connection, json) { Logger = logger, Time = time, Metrics = metrics, FieldManager = fieldManager };
    }
}
