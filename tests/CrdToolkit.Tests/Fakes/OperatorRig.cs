using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrdToolkit.Tests.Fakes;

/// <summary>An operator on virtual time, whose API server and reconciler do what the test says.</summary>
public sealed class OperatorRig : IAsyncDisposable
{
    public static readonly ResourceDescriptor ConfigMap = new("", "v1", "ConfigMap", "configmaps", ResourceScope.Namespaced);

    private readonly ServiceProvider services;
    private readonly IHostedService hosted;
    private bool isStopped;

    public OperatorRig(Action<OperatorBuilder> build, Action<OperatorOptions>? configure = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(Server.Api);
        collection.AddSingleton<ILoggerFactory>(Server.Log);
        collection.AddSingleton(Script);
        build(collection.AddOperator(configure));
        services = collection.BuildServiceProvider(validateScopes: true);
        hosted = services.GetServices<IHostedService>().Single();
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
    public Task StartOnlyAsync() => hosted.StartAsync(TestContext.Current.CancellationToken);

    /// <summary>Answers the list of a kind, and the watch that follows.</summary>
    public async Task<WatchScript> ServeAsync(string path, params Machine[] machines)
    {
        (await Server.NextAsync(path)).AnswerList("100", null, machines);
        return (await Server.NextAsync(path)).AnswerWatch();
    }

    public Task WhenIdleAsync() =>
        Task.WhenAll(services.GetServices<IController>().Select(controller => controller.WhenIdleAsync())).WaitAsync(TestContext.Current.CancellationToken);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task StopAsync(CancellationToken graceToken)
    {
        isStopped = true;
        return hosted.StopAsync(graceToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!isStopped)
            await StopAsync(new CancellationToken(canceled: true));
        await services.DisposeAsync();
    }
}
