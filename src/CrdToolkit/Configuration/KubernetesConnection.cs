using k8s;

namespace CrdToolkit;

/// <summary>
/// Finds out how to reach the API server: from kubeconfig files, or from what Kubernetes gives a pod. Unlike the client's own
/// loader it works under Native AOT, reads <c>proxy-url</c>, reads token files again and runs credential plugins anew when their
/// credentials expire. Operators and typed clients also take the certificates, client's and authority's, that have replaced those they began with; a
/// <see cref="Kubernetes"/> made of a configuration keeps the certificates that it was made with.
/// </summary>
public static class KubernetesConnection
{
    /// <summary>The variable that names the kubeconfig files, separated as in PATH.</summary>
    public const string KubeconfigVariable = "KUBECONFIG";

    /// <summary>Whether the process runs in a pod that has a service account.</summary>
    public static bool IsInCluster => ServiceAccount.FromEnvironment().IsPresent;

    /// <summary>
    /// The files that KUBECONFIG names; without it the service account of the pod; outside of a pod <c>~/.kube/config</c>.
    /// </summary>
    /// <exception cref="KubeconfigException">There is none of these, or it cannot be read.</exception>
    public static KubernetesClientConfiguration Default()
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(KubeconfigVariable)))
            return FromKubeconfig();
        if (IsInCluster)
            return FromServiceAccount();
        return File.Exists(HomeFile)
            ? FromKubeconfig(HomeFile)
            : throw new KubeconfigException($"Nothing says which API server to connect to: {KubeconfigVariable} is not set, this is no pod with a service account, and there is no {HomeFile}.");
    }

    /// <summary>
    /// Reads kubeconfig files, as kubectl does: of several the first that has an entry or sets a value counts. Where the user acts as another one
    /// (<c>as</c>), give the configuration to the host or to a <see cref="KubernetesApi"/>: a <see cref="Kubernetes"/> made of it refuses to be made.
    /// </summary>
    /// <param name="files">One file or several, separated as in PATH; those of KUBECONFIG, else <c>~/.kube/config</c>, when null.</param>
    /// <param name="context">The context to use; the current one when null.</param>
    /// <exception cref="KubeconfigException">A file cannot be read, an entry is missing or a field is wrong.</exception>
    public static KubernetesClientConfiguration FromKubeconfig(string? files = null, string? context = null) => Read(files, context, "the caller");

    /// <summary>As <see cref="FromKubeconfig"/>.</summary>
    /// <param name="files">The files; null for those of KUBECONFIG, else <c>~/.kube/config</c>.</param>
    /// <param name="context">The context; null for the current one.</param>
    /// <param name="namedBy">Who names the context, for messages.</param>
    internal static KubernetesClientConfiguration Read(string? files, string? context, string namedBy)
    {
        files ??= Environment.GetEnvironmentVariable(KubeconfigVariable) is { Length: > 0 } variable ? variable : HomeFile;
        var set = KubeconfigSet.Load(files.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        return new KubeconfigReader(set, TimeProvider.System).Read(context, namedBy);
    }

    /// <summary>
    /// Uses the service account of the pod. Its files are in <c>/var/run/secrets/kubernetes.io/serviceaccount</c>, unless the variable
    /// KUBERNETES_SERVICEACCOUNT_DIRECTORY names another directory, as tests and tools that mirror a pod do.
    /// </summary>
    /// <exception cref="KubeconfigException">This is no pod, or it has no service account.</exception>
    public static KubernetesClientConfiguration FromServiceAccount() => ServiceAccount.FromEnvironment().Read(TimeProvider.System);

    private static string HomeFile => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config");
}
