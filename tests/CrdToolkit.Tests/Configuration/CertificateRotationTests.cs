using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using CrdToolkit.Testing;

namespace CrdToolkit.Tests.Configuration;

/// <summary>An operator runs for longer than its certificates are good.</summary>
public sealed class CertificateRotationTests : IDisposable
{
    private static readonly ResourceDescriptor Reviews = new("authentication.k8s.io", "v1", "SelfSubjectReview", "selfsubjectreviews", ResourceScope.Cluster);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rotation-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_certificate_that_the_server_refuses_is_read_again(bool isInFile)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await LocalApiServer.StartAsync(new() { Tls = true }, cancellation);
        var (ann, bob) = (server.AddUser("ann"), server.AddUser("bob"));
        var kubeconfig = WriteKubeconfig(server, server, ann, isInFile);
        var api = new KubernetesApi(KubernetesConnection.FromKubeconfig(kubeconfig));
        using var connection = api.Connection;
        Assert.Equal("ann", await WhoAsync(api));

        WriteKubeconfig(server, server, bob, isInFile);
        Assert.Equal("ann", await WhoAsync(api));

        server.Faults.Add(Fault.Error(401) with { Times = 1 });
        await Assert.ThrowsAsync<KubernetesApiException>(() => WhoAsync(api));
        Assert.Equal("bob", await WhoAsync(api));
    }

    [Fact]
    public async Task A_file_that_is_being_replaced_leaves_the_certificate()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await LocalApiServer.StartAsync(new() { Tls = true }, cancellation);
        var kubeconfig = WriteKubeconfig(server, server, server.AddUser("ann"), isInFile: true);
        var api = new KubernetesApi(KubernetesConnection.FromKubeconfig(kubeconfig));
        using var connection = api.Connection;
        Assert.Equal("ann", await WhoAsync(api));

        Write("client-key", KeyOf(server.AddUser("bob").Certificate!));
        server.Faults.Add(Fault.Error(401) with { Times = 1 });
        await Assert.ThrowsAsync<KubernetesApiException>(() => WhoAsync(api));
        Assert.Equal("ann", await WhoAsync(api));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_authority_that_does_not_know_the_server_is_read_again(bool isInFile)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var former = await LocalApiServer.StartAsync(new() { Tls = true }, cancellation);
        await using var server = await LocalApiServer.StartAsync(new() { Tls = true }, cancellation);
        var ann = server.AddUser("ann");
        var kubeconfig = WriteKubeconfig(server, former, ann, isInFile);
        var api = new KubernetesApi(KubernetesConnection.FromKubeconfig(kubeconfig));
        using var connection = api.Connection;
        await Assert.ThrowsAsync<KubernetesApiException>(() => WhoAsync(api));
        await Assert.ThrowsAsync<KubernetesApiException>(() => WhoAsync(api));

        WriteKubeconfig(server, server, ann, isInFile);
        await Assert.ThrowsAsync<KubernetesApiException>(() => WhoAsync(api));
        Assert.Equal("ann", await WhoAsync(api));
    }

    [Fact]
    public async Task The_authority_of_a_service_account_is_read_again()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var former = await LocalApiServer.StartAsync(new() { Tls = true }, cancellation);
        await using var server = await LocalApiServer.StartAsync(new() { Tls = true }, cancellation);
        var account = server.ServiceAccount("default", "operator");
        Write("token", account.Token);
        Write("ca.crt", Authority(former));
        var read = new ServiceAccount(server.BaseUri.Host, server.BaseUri.Port.ToString(null, null), folder.FullName).Read(TimeProvider.System);
        var api = new KubernetesApi(read);
        using var connection = api.Connection;
        await Assert.ThrowsAsync<KubernetesApiException>(() => WhoAsync(api));

        // What is empty for a moment does not make the authorities of the system trusted.
        Write("ca.crt", "");
        await Assert.ThrowsAsync<KubernetesApiException>(() => WhoAsync(api));
        Write("ca.crt", Authority(server));
        await Assert.ThrowsAsync<KubernetesApiException>(() => WhoAsync(api));
        Assert.Equal("system:serviceaccount:default:operator", await WhoAsync(api));
    }

    private static async Task<string?> WhoAsync(KubernetesApi api)
    {
        var request = new ApiRequest(ApiVerb.Create, Reviews)
        {
            Body = Encoding.UTF8.GetBytes("""{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}"""),
        };
        using var answer = await api.Transport.SendAsync(request, TestContext.Current.CancellationToken);
        return (string?)JsonNode.Parse(answer.Span)!["status"]!["userInfo"]!["username"];
    }

    private string WriteKubeconfig(LocalApiServer server, LocalApiServer trusted, ServerUser user, bool isInFile)
    {
        var certificate = user.Certificate!;
        return Write("config", $$"""
            current-context: c
            contexts: [{name: c, context: {cluster: k, user: u} }]
            clusters:
            - name: k
              cluster:
                server: {{server.BaseUri}}
                {{Field("certificate-authority", Authority(trusted))}}
            users:
            - name: u
              user:
                {{Field("client-certificate", certificate.ExportCertificatePem())}}
                {{Field("client-key", KeyOf(certificate))}}
            """);

        string Field(string name, string pem) => isInFile
            ? $"{name}: {Write(name, pem)}"
            : $"{name}-data: {Convert.ToBase64String(Encoding.UTF8.GetBytes(pem))}";
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static string KeyOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey();
        return key!.ExportPkcs8PrivateKeyPem();
    }

    private static string Authority(LocalApiServer server) => server.ClientConfiguration.SslCaCerts[0].ExportCertificatePem();
}
