namespace CrdToolkit;

/// <summary>A program that gives credentials: <c>exec</c> of a kubeconfig's user.</summary>
internal sealed record ExecPlugin(
    KubeconfigNode Node,
    string ApiVersion,
    string Command,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<KeyValuePair<string, string>> Environment,
    string? InstallHint,
    KubeconfigNode? Cluster)
{
    private static readonly string[] ApiVersions = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"];

    /// <exception cref="KubeconfigException">A field is missing or wrong.</exception>
    public static ExecPlugin Read(KubeconfigNode exec, KubeconfigNode cluster)
    {
        var apiVersion = exec.Required("apiVersion");
        if (!ApiVersions.Contains(apiVersion))
            throw exec["apiVersion"]!.Wrong($"\"{apiVersion}\" is not supported; it must be {string.Join(" or ", ApiVersions)}");
        if (exec.Text("interactiveMode") == "Always")
            throw exec["interactiveMode"]!.Wrong("the plugin wants to ask a person, and an operator has none; use another credential");
        var command = exec.Required("command");
        // A bare name is looked up in PATH; anything else is seen from the file.
        if (command.Contains('/', StringComparison.Ordinal) || command.Contains('\\', StringComparison.Ordinal))
            command = exec.FilePath("command")!;
        return new ExecPlugin(
            exec,
            apiVersion,
            command,
            [.. exec["args"]?.Items.Select(item => item.Scalar ?? "") ?? []],
            [.. exec["env"]?.Items.Select(item => KeyValuePair.Create(item.Required("name"), item.Text("value") ?? "")) ?? []],
            exec.Text("installHint"),
            exec.Flag("provideClusterInfo") ? cluster : null);
    }
}
