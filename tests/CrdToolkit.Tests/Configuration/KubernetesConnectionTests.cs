using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CrdToolkit.Testing;
using k8s;

namespace CrdToolkit.Tests.Configuration;

public sealed class KubernetesConnectionTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kubeconfig-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_current_context_says_server_namespace_and_credentials()
    {
        var (certificate, key) = Certificate();
        var configuration = Load($$"""
            apiVersion: v1
            kind: Config
            current-context: dev
            contexts:
            - {name: prod, context: {cluster: prod, user: nobody} }
            - name: dev
              context: {cluster: dev, user: me, namespace: team-a}
            clusters:
            - name: dev
              cluster:
                server: https://10.0.0.1:6443
                certificate-authority-data: {{Base64(certificate)}}
                tls-server-name: kubernetes.default
            users:
            - name: me
              user:
                client-certificate-data: {{Base64(certificate)}}
                client-key-data: {{Base64(key)}}
                token: secret
            """);
        Assert.Equal(
            ("https://10.0.0.1:6443", "team-a", "kubernetes.default", "secret", Base64(key)),
            (configuration.Host, configuration.Namespace, configuration.TlsServerName, configuration.AccessToken, configuration.ClientCertificateKeyData));
        Assert.Single(configuration.SslCaCerts);
        using var client = new k8s.Kubernetes(configuration);
    }

    [Fact]
    public void Files_are_found_from_the_folder_of_the_kubeconfig_and_json_is_read_too()
    {
        var (certificate, key) = Certificate();
        Write("pki/ca.crt", certificate);
        Write("pki/me.crt", certificate);
        Write("pki/me.key", key);
        var configuration = Load("""
            {"current-context": "c", "contexts": [{"name": "c", "context": {"cluster": "k", "user": "u"}}],
             "clusters": [{"name": "k", "cluster": {"server": "https://a:1", "certificate-authority": "pki/ca.crt"}}],
             "users": [{"name": "u", "user": {"client-certificate": "pki/me.crt", "client-key": "pki/me.key"}}]}
            """);
        Assert.Single(configuration.SslCaCerts);
        Assert.Equal(Base64(certificate), configuration.ClientCertificateData);
    }

    [Fact]
    public void Of_several_files_the_first_that_has_an_entry_counts_and_missing_files_are_left_out()
    {
        var first = Write("first", """
            current-context: c
            clusters: [{name: k, cluster: {server: "http://first:1"}}]
            """);
        var second = Write("second", """
            current-context: other
            clusters: [{name: k, cluster: {server: "http://second:1"}}, {name: l, cluster: {server: "http://l:1"}}]
            contexts: [{name: c, context: {cluster: k}}, {name: d, context: {cluster: l}}]
            """);
        var files = string.Join(Path.PathSeparator, Path.Combine(folder.FullName, "missing"), first, second);
        Assert.Equal("http://first:1", KubernetesConnection.FromKubeconfig(files).Host);
        Assert.Equal("http://l:1", KubernetesConnection.FromKubeconfig(files, "d").Host);
    }

    [Fact]
    public async Task A_token_file_is_read_again_when_the_server_refuses_the_token()
    {
        var token = Write("token", "one\n");
        var configuration = Load(Minimal("tokenFile: token"));
        Assert.Equal("Bearer one", await HeaderAsync(configuration));
        await File.WriteAllTextAsync(token, "two", TestContext.Current.CancellationToken);
        Assert.Equal("Bearer one", await HeaderAsync(configuration));
        ((IRenewableToken)configuration.TokenProvider).Reject();
        Assert.Equal("Bearer two", await HeaderAsync(configuration));
        File.Delete(token);
        ((IRenewableToken)configuration.TokenProvider).Reject();
        Assert.Equal("Bearer two", await HeaderAsync(configuration));
    }

    [Fact]
    public async Task A_kubeconfig_is_read_again_when_the_server_refuses_its_token()
    {
        var configuration = Load(Minimal("token: one"));
        Assert.Equal("Bearer one", await HeaderAsync(configuration));
        Write("config", Minimal("token: two"));
        Assert.Equal("Bearer one", await HeaderAsync(configuration));
        ((IRenewableToken)configuration.TokenProvider).Reject();
        Assert.Equal("Bearer two", await HeaderAsync(configuration));
        // While it is being written, the last token stays.
        Write("config", "{");
        ((IRenewableToken)configuration.TokenProvider).Reject();
        Assert.Equal("Bearer two", await HeaderAsync(configuration));
        Write("config", Minimal("token: three"));
        ((IRenewableToken)configuration.TokenProvider).Reject();
        Assert.Equal("Bearer three", await HeaderAsync(configuration));
    }

    [Fact]
    public void Where_the_credentials_are_from_is_known()
    {
        var configuration = Load(Minimal("token: one"));
        Assert.Matches("^user \"[a-z]+\" of context \"[a-z]+\" in .*config$", new KubernetesApi(configuration).CredentialSource);
    }

    [Fact]
    public async Task A_token_file_is_read_again_each_minute()
    {
        var token = Write("token", "one");
        var time = new VirtualTime();
        var provider = new FileTokenProvider(token, time);
        await provider.GetAuthenticationHeaderAsync(TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(token, "two", TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("two", (await provider.GetAuthenticationHeaderAsync(TestContext.Current.CancellationToken)).Parameter);
    }

    [Fact]
    public async Task A_plugin_gives_a_token_which_is_used_until_it_expires()
    {
        var program = Plugin("""
            echo call >> "$CALLS"
            echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"'"$1-$GREETING"'","expirationTimestamp":"2000-01-01T01:00:00Z"}}'
            """);
        var calls = Path.Combine(folder.FullName, "calls");
        var node = KubeconfigParser.Read(Path.Combine(folder.FullName, "config"), new StringReader($$"""
            apiVersion: client.authentication.k8s.io/v1
            command: {{program}}
            args: [first]
            env: [{name: GREETING, value: hello}, {name: CALLS, value: {{calls}}}]
            """));
        var time = new VirtualTime();
        var credentials = new ExecCredentials(ExecPlugin.Read(node, node), time);
        async Task<string?> TokenAsync() => (await credentials.GetAuthenticationHeaderAsync(TestContext.Current.CancellationToken)).Parameter;
        Assert.Equal("first-hello", await TokenAsync());
        await TokenAsync();
        Assert.Single(await File.ReadAllLinesAsync(calls, TestContext.Current.CancellationToken));
        Assert.Null(credentials.ClientCertificate());
        time.Advance(TimeSpan.FromHours(1));
        await TokenAsync();
        Assert.Equal(2, (await File.ReadAllLinesAsync(calls, TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public void A_plugin_is_told_of_the_cluster_and_can_give_a_certificate()
    {
        var (certificate, key) = Certificate();
        Write("answer.json", $$"""{"apiVersion":"client.authentication.k8s.io/v1beta1","kind":"ExecCredential","status":{"clientCertificateData":{{Quote(certificate)}},"clientKeyData":{{Quote(key)}} } }""");
        Plugin("""
            echo "$KUBERNETES_EXEC_INFO" > "$(dirname "$0")/info"
            cat "$(dirname "$0")/answer.json"
            """);
        var exec = KubeconfigParser.Read(Path.Combine(folder.FullName, "config"), new StringReader("{apiVersion: client.authentication.k8s.io/v1beta1, command: ./plugin.sh, provideClusterInfo: true}"));
        var cluster = KubeconfigParser.Read("config", new StringReader("{server: 'https://a:1', insecure-skip-tls-verify: true}"));
        using var given = new ExecCredentials(ExecPlugin.Read(exec, cluster), TimeProvider.System).ClientCertificate();
        Assert.True(given!.HasPrivateKey);
        Assert.Equal(
            """{"apiVersion":"client.authentication.k8s.io/v1beta1","kind":"ExecCredential","spec":{"interactive":false,"cluster":{"server":"https://a:1","insecure-skip-tls-verify":true}}}""",
            File.ReadAllText(Path.Combine(folder.FullName, "info")).Trim());
    }

    [Fact]
    public void A_plugin_that_fails_is_quoted_with_its_hint()
    {
        Plugin("echo 'no session, log in' >&2; exit 3");
        var exec = KubeconfigParser.Read(Path.Combine(folder.FullName, "config"), new StringReader("{apiVersion: client.authentication.k8s.io/v1, command: ./plugin.sh, installHint: Ask the platform team.}"));
        var failure = Assert.Throws<KubeconfigException>(() => new ExecCredentials(ExecPlugin.Read(exec, exec), TimeProvider.System).ClientCertificate());
        Assert.EndsWith("plugin.sh ended with code 3: no session, log in. Ask the platform team.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_is_given_the_authority_of_a_file_and_nothing_to_read()
    {
        Write("ca.crt", "authority");
        Plugin("""
            echo "$KUBERNETES_EXEC_INFO" > "$(dirname "$0")/info"
            read answer || answer=nothing
            echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"'"$answer"'"}}'
            """);
        var exec = KubeconfigParser.Read(Path.Combine(folder.FullName, "config"), new StringReader("{apiVersion: client.authentication.k8s.io/v1, command: ./plugin.sh, provideClusterInfo: true}"));
        var cluster = KubeconfigParser.Read(Path.Combine(folder.FullName, "config"), new StringReader("{server: 'https://a:1', certificate-authority: ca.crt}"));
        Assert.Equal("nothing", ExecPluginRunner.Run(ExecPlugin.Read(exec, cluster)).Token);
        Assert.Contains($"\"certificate-authority-data\":\"{Base64("authority")}\"", File.ReadAllText(Path.Combine(folder.FullName, "info")), StringComparison.Ordinal);
        File.Delete(Path.Combine(folder.FullName, "ca.crt"));
        var failure = Assert.Throws<KubeconfigException>(() => ExecPluginRunner.Run(ExecPlugin.Read(exec, cluster)));
        Assert.Contains("certificate-authority: the file cannot be read", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_acts_as_another_one_when_its_kubeconfig_says_so()
    {
        await using var server = await LocalApiServer.StartAsync(new() { Rbac = true }, TestContext.Current.CancellationToken);
        var file = Path.Combine(folder.FullName, "config");
        await server.WriteKubeconfigAsync(file, TestContext.Current.CancellationToken);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Write("config", text.Replace("token: ", "as: jane\n    as-uid: uid-of-jane\n    as-groups: [devs]\n    as-user-extra: {Example.com/Team: [red]}\n    token: ", StringComparison.Ordinal));
        var configuration = KubernetesConnection.FromKubeconfig(file);
        using var client = new KubernetesApi(configuration).Client;
        var who = (await client.AuthenticationV1.CreateSelfSubjectReviewAsync(new(), cancellationToken: TestContext.Current.CancellationToken)).Status.UserInfo;
        Assert.Equal(("jane", "uid-of-jane"), (who.Username, who.Uid));
        Assert.Equal(["devs", "system:authenticated"], who.Groups);
        Assert.Equal(["red"], who.Extra["example.com/team"]);
        // It would act as the administrator.
        var failure = Assert.Throws<KubeconfigException>(() => new k8s.Kubernetes(configuration));
        Assert.Equal("The kubeconfig says to act as jane, and a client that is made of its configuration alone would not: take the Client of new KubernetesApi(configuration).", failure.Message);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("tls-server-name: localhost", true)]
    [InlineData("tls-server-name: api.example.com", false)]
    public async Task A_certificate_of_the_authority_must_be_for_the_name_that_is_connected_to(string field, bool isTrusted)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await LocalApiServer.StartAsync(new() { Tls = true }, cancellation);
        var file = Path.Combine(folder.FullName, "config");
        await server.WriteKubeconfigAsync(file, cancellation);
        var text = await File.ReadAllTextAsync(file, cancellation);
        Write("config", text.Replace("certificate-authority-data:", $"{(field.Length == 0 ? "" : field + "\n    ")}certificate-authority-data:", StringComparison.Ordinal));
        await ExpectTrustAsync(KubernetesConnection.FromKubeconfig(file), isTrusted);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("api.example.com", false)]
    public async Task The_name_counts_too_where_the_authority_is_one_below_another(string name, bool isTrusted)
    {
        await using var server = new ServerOfIntermediateAuthority("localhost");
        Write("ca.crt", server.Authority);
        var configuration = Load(Minimal("{}").Replace("server: http://a:1", $"server: {server.Address}\n    certificate-authority: ca.crt\n    tls-server-name: {name}", StringComparison.Ordinal));
        await ExpectTrustAsync(configuration, isTrusted);
    }

    [Fact]
    public void A_proxy_is_used_with_its_credentials()
    {
        var configuration = Load(Minimal("token: t").Replace("server: http://a:1", "server: http://a:1\n    proxy-url: socks5://bob:p%40ss@proxy:1080", StringComparison.Ordinal));
        using var handler = new SocketsHttpHandler();
        configuration.FirstMessageHandlerSetup(handler);
        Assert.Equal(new Uri("socks5://proxy:1080"), handler.Proxy!.GetProxy(new Uri("http://a:1")));
        Assert.Equal("p@ss", ((System.Net.NetworkCredential)handler.Proxy.Credentials!).Password);
    }

    [Theory]
    [InlineData("token: t", "server: http://a:1", "server: a", "line 6: clusters[0].cluster.server: \"a\" is no address; write https://HOST:PORT.")]
    [InlineData("token: t", "server: http://a:1", "insecure-skip-tls-verify: true", "line 6: clusters[0].cluster: it lacks server.")]
    [InlineData("token: t", "user: u", "user: v", "there is no user \"v\", which context \"c\" names. There is \"u\".")]
    [InlineData("token: t", "cluster: k,", "", "contexts[0].context: it lacks cluster.")]
    [InlineData("token: t", "current-context: c", "current-context: d", "there is no context \"d\", which current-context names. There is \"c\".")]
    [InlineData("token: t", "current-context: c", "", "no current-context is set. Set one with kubectl config use-context NAME, or name one.")]
    [InlineData("token: t", "server: http://a:1", "{", "it is no YAML")]
    [InlineData("token: [t]", "x", "x", "users[0].user.token: it must be a text.")]
    [InlineData("client-key-data: YQ==", "x", "x", "users[0].user: it has a client-key and no client-certificate.")]
    [InlineData("client-key-data: '%'", "x", "x", "users[0].user.client-key-data: it is no base64.")]
    [InlineData("client-key: nowhere.pem", "x", "x", "users[0].user.client-key: the file cannot be read: Could not find file")]
    [InlineData("{as: jane, as-groups: [devs, ops]}", "x", "x", "users[0].user.as-groups: it has several values, which the HTTP client of .NET would send as one")]
    [InlineData("as-groups: [devs]", "x", "x", "users[0].user: it has a uid, groups or extra of another user, and no as, which names that user.")]
    [InlineData("auth-provider: {name: oidc}", "x", "x", "auth providers are gone from Kubernetes since 1.26")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: a}", "x", "x", "users[0].user.exec.apiVersion: \"client.authentication.k8s.io/v1alpha1\" is not supported; it must be client.authentication.k8s.io/v1 or")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1, command: a, interactiveMode: Always}", "x", "x", "users[0].user.exec.interactiveMode: the plugin wants to ask a person")]
    public void What_is_wrong_is_named_with_file_and_field(string user, string old, string @new, string expected)
    {
        var file = Write("config", Minimal(user).Replace(old, @new, StringComparison.Ordinal));
        var failure = Assert.Throws<KubeconfigException>(() => KubernetesConnection.FromKubeconfig(file));
        Assert.StartsWith(file, failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pod_connects_with_its_service_account()
    {
        Write("token", "t");
        Write("namespace", "team-a\n");
        Write("ca.crt", Certificate().Certificate);
        var configuration = new ServiceAccount("fd00::1", "443", folder.FullName).Read(TimeProvider.System);
        Assert.Equal(("https://[fd00::1]/", "team-a"), (configuration.Host, configuration.Namespace));
        Assert.False(new ServiceAccount(null, "443", folder.FullName).IsPresent);
        File.Delete(Path.Combine(folder.FullName, "token"));
        var failure = Assert.Throws<KubeconfigException>(() => new ServiceAccount("10.0.0.1", "443", folder.FullName).Read(TimeProvider.System));
        Assert.Contains("automountServiceAccountToken: false", failure.Message, StringComparison.Ordinal);
    }

    private static async Task ExpectTrustAsync(k8s.KubernetesClientConfiguration configuration, bool isTrusted)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var api = new KubernetesApi(configuration);
        using var connection = api.Connection;
        var request = new ApiRequest(ApiVerb.List, new ResourceDescriptor("", "v1", "Namespace", "namespaces", ResourceScope.Cluster));
        if (isTrusted)
        {
            using var answer = await api.Transport.SendAsync(request, cancellation);
            return;
        }

        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => api.Transport.SendAsync(request, cancellation));
        Assert.EndsWith("The server's certificate must be of the certificate-authority in the kubeconfig, and for the address that is connected to or for its tls-server-name.", failure.Message, StringComparison.Ordinal);
    }

    private static string Minimal(string user) => $$"""
        current-context: c
        contexts: [{name: c, context: {cluster: k, user: u} }]
        clusters:
        - name: k
          cluster:
            server: http://a:1
        users:
        - name: u
          user:
            {{user}}
        """;

    private k8s.KubernetesClientConfiguration Load(string text) => KubernetesConnection.FromKubeconfig(Write("config", text));

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    private string Plugin(string script)
    {
        var file = Write("plugin.sh", "#!/bin/sh\n" + script + "\n");
        if (OperatingSystem.IsWindows())
            Assert.Skip("The plugin of this test is a shell script.");
        else
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }

    private static async Task<string> HeaderAsync(k8s.KubernetesClientConfiguration configuration) =>
        (await configuration.TokenProvider.GetAuthenticationHeaderAsync(TestContext.Current.CancellationToken)).ToString();

    private static (string Certificate, string Key) Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=me", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
