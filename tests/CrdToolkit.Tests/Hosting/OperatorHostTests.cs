using System.Net;
using CrdToolkit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrdToolkit.Tests.Hosting;

/// <summary>How a program ends whose operator cannot start: what a person reads, and the exit code. Alone, because the standard error is the process's.</summary>
[Collection(nameof(Alone))]
public sealed class OperatorHostTests
{
    private readonly RecordedLog log = new();

    [Fact]
    public async Task Wrong_options_are_told_a_line_each() => Assert.Equal(
        "The operator cannot start.\nOperator:Contxt is no option; did you mean Operator:Context?\nOperator:ResyncPeriod: 10 is read as 10 days; write 00:00:10 for seconds, or 10.00:00:00 for days.\n",
        await FailAsync("--Operator:ResyncPeriod=10", "--Operator:Contxt=dev"));

    [Fact]
    public async Task A_missing_kubeconfig_is_told() =>
        Assert.Equal("The operator cannot start.\nThere is no kubeconfig /nowhere/config.\n", await FailAsync("--Operator:Kubeconfig=/nowhere/config"));

    [Fact]
    public async Task A_context_that_there_is_not_is_told_with_the_option_that_names_it()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "{contexts: [{name: dev, context: {cluster: c}}]}", TestContext.Current.CancellationToken);
            Assert.Equal(
                $"The operator cannot start.\n{file}: there is no context \"nope\", which Operator:Context names. There is \"dev\".\n",
                await FailAsync($"--Operator:Kubeconfig={file}", "--Operator:Context=nope"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using var other = new EndpointListener(IPAddress.Loopback, 0, (_, _) => Task.FromResult(default(EndpointAnswer)));
        var text = await FailAsync(
            builder => builder.Services.AddSingleton(new k8s.KubernetesClientConfiguration { Host = "http://api.test" }),
            $"--Operator:Endpoint:Port={other.Port}", "--Operator:Endpoint:Address=127.0.0.1");
        Assert.StartsWith($"The operator cannot start.\nThe operator cannot listen at address 127.0.0.1, port {other.Port} ", text, StringComparison.Ordinal);
        Assert.Single(text.TrimEnd('\n').Split('\n')[1..]);
    }

    [Fact]
    public async Task An_operator_that_can_start_says_with_whom_and_ends_with_the_host()
    {
        await using var server = await LocalApiServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = Host(builder => builder.Services.AddSingleton(server.ClientConfiguration)).RunOperatorAsync(stop.Token);
        await log.WaitForAsync($"The API server is {server.ClientConfiguration.Host.TrimEnd('/')}/, the credentials are those of a KubernetesClientConfiguration that the application made");
        await stop.CancelAsync();
        Assert.Equal(0, await running);
    }

    private Task<string> FailAsync(params string[] args) => FailAsync(_ => { }, args);

    private async Task<string> FailAsync(Action<HostApplicationBuilder> configure, params string[] args)
    {
        using var error = new StandardError();
        Assert.Equal(1, await Host(configure, args).RunOperatorAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
        return error.Text;
    }

    private IHost Host(Action<HostApplicationBuilder> configure, params string[] args)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(args);
        builder.Logging.ClearProviders().AddProvider(log);
        configure(builder);
        builder.Services.AddOperator();
        return builder.Build();
    }
}
