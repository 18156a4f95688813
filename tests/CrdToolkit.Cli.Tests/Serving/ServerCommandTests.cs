using System.Threading.Channels;
using CrdToolkit.Cli.Serving;
using CrdToolkit.Testing;
using k8s;
using k8s.Models;

namespace CrdToolkit.Cli.Tests.Serving;

public sealed class ServerCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("crdtool-server-").FullName;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly StringWriter error = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Kubeconfig => Path.Combine(folder, "kubeconfig");

    public void Dispose()
    {
        error.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_serves_until_it_is_interrupted_and_shows_requests()
    {
        var definition = Path.Combine(folder, "widgets.yaml");
        await File.WriteAllTextAsync(definition, Widgets.Yaml, Cancellation);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var run = RunAsync(new ServerOptions([definition], 0, Kubeconfig, false, false, false), interrupt.Token);

        Assert.Equal("Installed widgets.example.com", await LineAsync());
        Assert.StartsWith("Serving on http://127.0.0.1:", await LineAsync());
        Assert.Equal($"  export KUBECONFIG={Kubeconfig}", await LineAsync());
        using var client = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(Kubeconfig));
        await client.CustomObjects.ListNamespacedCustomObjectAsync("example.com", "v1", "default", "widgets", cancellationToken: Cancellation);
        Assert.Matches("^GET    /apis/example.com/v1/namespaces/default/widgets[?]watch=false 200 [0-9]+ ms kubernetes-csharp/", await LineAsync());
        await interrupt.CancelAsync();

        Assert.Equal(ExitCode.Clean, await run);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.CoreV1.ListNamespaceAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_temporary_kubeconfig_goes_with_the_server()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var run = RunAsync(new ServerOptions([], 0, null, Rbac: true, Tls: true, IsQuiet: true), interrupt.Token);
        Assert.StartsWith("Serving on https://127.0.0.1:", await LineAsync());
        var file = (await LineAsync())["  export KUBECONFIG=".Length..];
        using var client = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(file));

        Assert.Contains((await client.RbacAuthorizationV1.ListClusterRoleAsync(cancellationToken: Cancellation)).Items, role => role.Name() == "cluster-admin");
        await interrupt.CancelAsync();
        await run;

        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task What_cannot_be_installed_is_told()
    {
        Assert.Equal(ExitCode.Usage, await RunAsync(new ServerOptions([Path.Combine(folder, "nothing.yaml")], 0, Kubeconfig, false, false, false), Cancellation));

        Assert.Equal($"crdtool: There is no file and no folder {Path.Combine(folder, "nothing.yaml")}.\n", error.ToString());
    }

    [Fact]
    public async Task A_port_that_is_in_use_is_told()
    {
        await using var other = await LocalApiServer.StartAsync(cancellationToken: Cancellation);

        Assert.Equal(ExitCode.Usage, await RunAsync(new ServerOptions([], other.BaseUri.Port, Kubeconfig, false, false, false), Cancellation));

        Assert.Contains("address already in use", error.ToString());
    }

    [Fact]
    public async Task Definitions_are_found_in_folders_as_the_build_writes_them()
    {
        Directory.CreateDirectory(Path.Combine(folder, "crd", "bases"));
        await File.WriteAllTextAsync(Path.Combine(folder, "crd", "kustomization.yaml"), "resources: [bases/widgets.yaml]\n", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "crd", "bases", "widgets.YAML"), Widgets.Yaml, Cancellation);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var run = RunAsync(new ServerOptions([Path.Combine(folder, "crd")], Kubeconfig: Kubeconfig), interrupt.Token);

        Assert.Equal("Installed widgets.example.com", await LineAsync());
        await interrupt.CancelAsync();
        await run;
    }

    [Fact]
    public async Task A_path_without_definitions_is_told()
    {
        var file = Path.Combine(folder, "other.yaml");
        await File.WriteAllTextAsync(file, "kind: ConfigMap\n", Cancellation);

        Assert.Equal(ExitCode.Usage, await RunAsync(new ServerOptions([file], Kubeconfig: Kubeconfig), Cancellation));

        Assert.Equal($"crdtool: There is no CustomResourceDefinition in {file}.\n", error.ToString());
    }

    [Fact]
    public async Task A_file_that_is_no_YAML_is_named()
    {
        var file = Path.Combine(folder, "broken.yaml");
        await File.WriteAllTextAsync(file, "a: [\n", Cancellation);

        Assert.Equal(ExitCode.Usage, await RunAsync(new ServerOptions([file], Kubeconfig: Kubeconfig), Cancellation));

        Assert.StartsWith($"crdtool: {file}: ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clients_go_on_with_the_server_that_takes_the_place_of_another()
    {
        using var client = await ServeAsync(new ServerOptions([], Kubeconfig: Kubeconfig), Task.FromResult);

        await ServeAsync(new ServerOptions([], client.BaseUri.Port, Kubeconfig), _ => client.CoreV1.ListNamespaceAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Where_roles_decide_the_server_speaks_TLS_so_that_kubectl_can_say_who_it_is()
    {
        var user = await ServeAsync(
            new ServerOptions([], Kubeconfig: Kubeconfig, Rbac: true),
            client => client.AuthenticationV1.CreateSelfSubjectReviewAsync(new V1SelfSubjectReview(), cancellationToken: Cancellation));

        Assert.Equal("kubernetes-admin", user.Status.UserInfo.Username);
        Assert.Contains("https://127.0.0.1:", await File.ReadAllTextAsync(Kubeconfig, Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("70000")]
    [InlineData("-1")]
    [InlineData("abc")]
    public async Task A_port_that_is_none_is_a_usage_error(string port)
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCode.Usage, await run.RunAsync(["server", "--port", port]));
        Assert.Contains("--port takes a number from 0 to 65535.", run.Error);
    }

    [Theory]
    [InlineData(200, "GET    /version 200 1234 ms kubectl")]
    [InlineData(0, "GET    /version --- 1234 ms kubectl")]
    public void A_line_says_what_was_asked_and_answered(int code, string line)
    {
        var request = new RequestInfo { Method = "GET", Path = "/version", Verb = "get", UserAgent = "kubectl" };

        Assert.Equal(line, RequestLine.Of(new RecordedRequest(request, code, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1.234)), hasColor: false));
    }

    private async Task<int> RunAsync(ServerOptions options, CancellationToken cancellationToken)
    {
        await using var output = new LineWriter(lines.Writer);
        return await new ServerRun(options, new Terminal(Stream.Null, output, error, IsInteractive: false, HasColor: false)).RunAsync(cancellationToken);
    }

    // What is done while the server runs, with a client that its kubeconfig makes.
    private async Task<T> ServeAsync<T>(ServerOptions options, Func<Kubernetes, Task<T>> use)
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var run = RunAsync(options with { IsQuiet = true }, interrupt.Token);
        while (!(await LineAsync()).StartsWith("Serving on", StringComparison.Ordinal))
        {
        }

        var result = await use(new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(Kubeconfig)));
        await interrupt.CancelAsync();
        await run;
        return result;
    }

    private ValueTask<string> LineAsync() => lines.Reader.ReadAsync(Cancellation);
}
