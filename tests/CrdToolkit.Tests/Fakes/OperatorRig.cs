using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrdToolkit.Tests.Fakes;

/// <summary>An operator on virtual time, whose API server and reconciler do what the test says.</summary>
public sealed class OperatorRig : IAsyncDisposable
{
    public static readonly ResourceDescriptor ConfigMap = new("", "v1", "ConfigMap", "configmaps", ResourceScope.Namespaced);

    private readonly ServiceProvider services;
    private readonly List<IHostedService> hosted;
    private bool isStopped;

    public OperatorRig(Action<OperatorBuilder> build, Action<OperatorOptions>? configure = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(Server.Api);
        collection.AddSingleton<TimeProvider>(Server.Time);
        collection.AddSingleton<ILoggerFactory>(Server.Log);
        collection.AddSingleton(Script);
        build(collection.AddOperator(configure));
        // It has a timer, which tests on virtual time would have to know.
        collection.PostConfigure<OperatorOptions>(options => options.DetectMutations ??= false);
        services = collection.BuildServiceProvider(validateScopes: true);
        hosted = [.. services.GetServices<IHostedService>()];
    }

    public ScriptedServer Server { get; } = new();

    public ReconcileScript Script { get; } = new();

    public VirtualTime Time => Server.Time;

    public ResourceCache<Machine> Machines => services.GetRequiredService<ResourceCache<Machine>>();

    /// <summary>Starts an operator that watches machines only, and lets it read these.</summary>
    /// <returns>The watch of the machines, from version 100 on.</returns>
    public async Task<WatchScript> StartAsync(params Machine[] machines)
    {
        await StartOnlyAsync();
        return await ServeAsync("/machines", machines);
    }

    /// <summary>Starts the operator; the requests that it makes are the test's to answer.</summary>
    public async Task StartOnlyAsync()
    {
        foreach (var service in hosted)
            await service.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Streams the objects of a kind, and goes on with what happens to them.</summary>
    public async Task<WatchScript> ServeAsync(string path, params Machine[] machines)
    {
        var watch = (await Server.NextAsync(path)).AnswerWatch();
        foreach (var machine in machines)
            await watch.SendAsync("ADDED", machine);
        await watch.EndObjectsAsync("100");
        return watch;
    }

    public Task WhenIdleAsync() =>
        Task.WhenAll(services.GetServices<IController>().Select(controller => controller.WhenIdleAsync())).WaitAsync(TestContext.Current.CancellationToken);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task StopAsync(CancellationToken graceToken)
    {
        isStopped = true;
        foreach (var service in Enumerable.Reverse(hosted))
            await service.StopAsync(graceToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!isStopped)
            await StopAsync(new CancellationToken(canceled: true));
        await services.DisposeAsync();
    }
}
