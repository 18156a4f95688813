using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;

namespace CrdToolkit;

/// <summary>Makes of a context of kubeconfig files what the client connects with. The meaning of the fields is that of client-go.</summary>
internal sealed class KubeconfigReader(KubeconfigSet set, TimeProvider time)
{
    private static readonly string[] ProxySchemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <param name="name">The context; the current one when null.</param>
    /// <param name="namedBy">Who names the context, for messages.</param>
    /// <exception cref="KubeconfigException">An entry is missing or a field is wrong.</exception>
    public KubernetesClientConfiguration Read(string? name, string namedBy)
    {
        var wantedBy = name is null ? "current-context" : namedBy;
        name ??= set.CurrentContext ?? throw set.NoContext();
        var context = set.Find("contexts", "context", name, wantedBy);
        var cluster = set.Find("clusters", "cluster", context.Required("cluster"), $"context \"{name}\"");
        var userName = context.Text("user");
        var user = userName is not null ? set.Find("users", "user", userName, $"context \"{name}\"") : null;
        var configuration = user is not null && Impersonation.Read(user) is { } impersonation
            ? new ImpersonatingConfiguration { Impersonation = impersonation }
            : new ReadConfiguration();
        configuration.Source = userName is not null ? $"user \"{userName}\" of context \"{name}\" in {set.Names}" : $"context \"{name}\" in {set.Names}, which names no user";
        configuration.ReadAgain = () => new KubeconfigReader(set.Reload(), time).Read(name, "the application");
        configuration.Namespace = context.Text("namespace");
        ReadCluster(cluster, configuration);
        if (user is not null)
            ReadUser(user, userName!, cluster, configuration);
        return configuration;
    }

    private static void ReadCluster(KubeconfigNode cluster, KubernetesClientConfiguration configuration)
    {
        var server = cluster.Required("server");
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw cluster["server"]!.Wrong($"\"{server}\" is no address; write https://HOST:PORT");
        configuration.Host = server;
        configuration.SkipTlsVerify = cluster.Flag("insecure-skip-tls-verify");
        configuration.TlsServerName = cluster.Text("tls-server-name");
        var authority = cluster.Content("certificate-authority");
        if (authority is not null && configuration.SkipTlsVerify)
            throw cluster.Wrong("insecure-skip-tls-verify and a certificate-authority exclude each other: leave one of them out");
        if (authority is not null)
            configuration.Trust(Certificates(cluster, authority));
        else
            configuration.SslCaCerts = []; // What the system trusts: this adds nothing to it.
        if (cluster.Text("proxy-url") is { } proxy)
            UseProxy(cluster["proxy-url"]!, proxy, configuration);
    }

    private static void UseProxy(KubeconfigNode node, string url, KubernetesClientConfiguration configuration)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !ProxySchemes.Contains(address.Scheme))
            throw node.Wrong($"it is no address of a proxy; write one of {string.Join(", ", ProxySchemes)}, then ://HOST:PORT");
        var proxy = new WebProxy(new UriBuilder(address) { UserName = "", Password = "" }.Uri);
        if (address.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password])
            proxy.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        configuration.FirstMessageHandlerSetup += handler =>
        {
            handler.Proxy = proxy;
            handler.UseProxy = true;
        };
    }

    private void ReadUser(KubeconfigNode user, string userName, KubeconfigNode cluster, KubernetesClientConfiguration configuration)
    {
        if (user["auth-provider"] is { } provider)
            throw provider.Wrong("auth providers are gone from Kubernetes since 1.26; use exec with the credential plugin of your provider");
        ReadClientCertificate(user, configuration);
        if (user.FilePath("tokenFile") is { } tokenFile)
            configuration.TokenProvider = new FileTokenProvider(tokenFile, time);
        else if (user.Text("token") is { } token)
            (configuration.AccessToken, configuration.TokenProvider) = (token, new KubeconfigToken(token, userName, set));
        configuration.Username = user.Text("username");
        configuration.Password = user.Text("password");
        if (user["exec"] is not { } exec)
            return;
        var credentials = new ExecCredentials(ExecPlugin.Read(exec, cluster), time);
        configuration.TokenProvider = credentials;
        configuration.FirstMessageHandlerSetup += handler =>
        {
            if (handler.SslOptions.ClientCertificates is not { Count: > 0 })
                handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => credentials.ClientCertificate()!;
        };
    }

    private static void ReadClientCertificate(KubeconfigNode user, KubernetesClientConfiguration configuration)
    {
        var certificate = user.Content("client-certificate");
        var key = user.Content("client-key");
        if (certificate is null && key is null)
            return;
        if (certificate is null || key is null)
            throw user.Wrong($"it has a client-{(key is null ? "certificate" : "key")} and no client-{(key is null ? "key" : "certificate")}");
        try
        {
            X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(certificate), Encoding.UTF8.GetString(key)).Dispose();
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw user.Wrong($"client-certificate and client-key are no certificate in PEM with its key: {exception.Message}", exception);
        }

        configuration.ClientCertificateData = Convert.ToBase64String(certificate);
        configuration.ClientCertificateKeyData = Convert.ToBase64String(key);
    }

    private static X509Certificate2Collection Certificates(KubeconfigNode cluster, byte[] pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(Encoding.UTF8.GetString(pem));
        }
        catch (CryptographicException exception)
        {
            throw cluster.Wrong($"certificate-authority holds no certificate in PEM: {exception.Message}", exception);
        }

        return certificates.Count > 0 ? certificates : throw cluster.Wrong("certificate-authority holds no certificate in PEM");
    }
}
