using System.Security.Cryptography.X509Certificates;
using CrdToolkit.Testing.Access;
using k8s;

namespace CrdToolkit.Testing;

/// <summary>Somebody whom a <see cref="LocalApiServer"/> knows. What they may do, roles decide where <see cref="LocalApiServerOptions.Rbac"/> is on.</summary>
public sealed class ServerUser
{
    private readonly LocalApiServer server;

    internal ServerUser(LocalApiServer server, UserInfo user, string token, X509Certificate2? certificate)
    {
        this.server = server;
        Name = user.Name;
        Groups = user.Groups;
        Token = token;
        Certificate = certificate;
    }

    /// <summary>The name, as in bindings: <c>jane</c>, or <c>system:serviceaccount:namespace:name</c>.</summary>
    public string Name { get; }

    /// <summary>The groups, those that everyone is in included.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>A bearer token.</summary>
    public string Token { get; }

    /// <summary>A client certificate with its key, where the server speaks TLS; null otherwise, and for service accounts, which have none.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>What a client needs to connect as this user, by token; fresh on each call.</summary>
    public KubernetesClientConfiguration ClientConfiguration => server.ConfigurationFor(Token);

    /// <summary>A client that acts as this user; the caller disposes it.</summary>
    public Kubernetes CreateClient() => new(ClientConfiguration);

    /// <summary>Writes a kubeconfig file with which <c>kubectl</c> acts as this user: by certificate where there is one, else by token.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="cancellationToken">Gives up writing.</param>
    public Task WriteKubeconfigAsync(string path, CancellationToken cancellationToken = default) =>
        server.WriteKubeconfigAsync(path, this, cancellationToken);
}
