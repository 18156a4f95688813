using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using k8s;

namespace CrdToolkit;

/// <summary>What Kubernetes gives a pod to reach the API server: two variables, and a directory with token, authority and namespace.</summary>
internal sealed record ServiceAccount(string? Host, string? Port, string Directory)
{
    private const string DefaultDirectory = "/var/run/secrets/kubernetes.io/serviceaccount";

    public static ServiceAccount FromEnvironment() => new(
        Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST"),
        Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT"),
        Environment.GetEnvironmentVariable("KUBERNETES_SERVICEACCOUNT_DIRECTORY") is { Length: > 0 } directory ? directory : DefaultDirectory);

    public bool IsPresent => !string.IsNullOrEmpty(Host) && !string.IsNullOrEmpty(Port) && File.Exists(TokenFile);

    private string TokenFile => Path.Combine(Directory, "token");

    /// <exception cref="KubeconfigException">This is no pod, or it has no service account.</exception>
    public KubernetesClientConfiguration Read(TimeProvider time)
    {
        if (string.IsNullOrEmpty(Host) || string.IsNullOrEmpty(Port))
            throw new KubeconfigException("This is no pod: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set.");
        if (!File.Exists(TokenFile))
            throw new KubeconfigException($"The pod has no service account: there is no {TokenFile}. Look for automountServiceAccountToken: false in the pod and in its service account.");
        var authority = new X509Certificate2Collection();
        var file = Path.Combine(Directory, "ca.crt");
        try
        {
            authority.ImportFromPemFile(file);
        }
        catch (Exception exception) when (exception is IOException or CryptographicException or UnauthorizedAccessException)
        {
            throw new KubeconfigException($"{file} holds no certificate in PEM: {exception.Message}", exception);
        }

        // Without one, the authorities of the system would be trusted.
        if (authority.Count == 0)
            throw new KubeconfigException($"{file} holds no certificate in PEM.");
        var configuration = new ReadConfiguration
        {
            Source = $"the service account of the pod, {TokenFile}",
            ReadAgain = () => Read(time),
            Host = new UriBuilder("https", Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host, int.Parse(Port, null)).Uri.ToString(),
            TokenProvider = new FileTokenProvider(TokenFile, time),
            Namespace = File.Exists(Path.Combine(Directory, "namespace")) ? File.ReadAllText(Path.Combine(Directory, "namespace")).Trim() : null,
        };
        configuration.Trust(authority);
        return configuration;
    }
}
