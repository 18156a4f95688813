using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrdToolkit;

/// <summary>Runs a credential plugin and reads its answer: the ExecCredential protocol of client.authentication.k8s.io.</summary>
internal static class ExecPluginRunner
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <exception cref="KubeconfigException">It cannot be started, fails, takes too long or gives no credentials.</exception>
    public static ExecCredential Run(ExecPlugin plugin)
    {
        var start = new ProcessStartInfo(plugin.Command, plugin.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in plugin.Environment)
            start.Environment[name] = value;
        start.Environment["KUBERNETES_EXEC_INFO"] = Request(plugin).ToJsonString();
        using var process = Start(plugin, start);
        // There is nobody to ask: a plugin that asks all the same fails instead of waiting.
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw plugin.Node.Wrong($"{plugin.Command} has not ended after {Patience.TotalSeconds:0} seconds");
        }

        if (process.ExitCode != 0)
            throw plugin.Node.Wrong($"{plugin.Command} ended with code {process.ExitCode}: {errors.GetAwaiter().GetResult().Trim()}{Hint(plugin)}");
        return Read(plugin, output.GetAwaiter().GetResult());
    }

    private static Process Start(ExecPlugin plugin, ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw plugin.Node.Wrong($"{plugin.Command} cannot be started: {exception.Message}{Hint(plugin)}", exception);
        }
    }

    private static string Hint(ExecPlugin plugin) => plugin.InstallHint is { } hint ? $". {hint.Trim().TrimEnd('.')}" : "";

    private static JsonObject Request(ExecPlugin plugin)
    {
        var spec = new JsonObject { ["interactive"] = false };
        if (plugin.Cluster is { } cluster)
        {
            var described = new JsonObject();
            foreach (var field in new[] { "server", "tls-server-name", "proxy-url" })
            {
                if (cluster.Text(field) is { } value)
                    described[field] = value;
            }

            if (cluster.Content("certificate-authority") is { } authority)
                described["certificate-authority-data"] = Convert.ToBase64String(authority);
            if (cluster.Flag("insecure-skip-tls-verify"))
                described["insecure-skip-tls-verify"] = true;
            spec["cluster"] = described;
        }

        return new JsonObject { ["apiVersion"] = plugin.ApiVersion, ["kind"] = "ExecCredential", ["spec"] = spec };
    }

    private static ExecCredential Read(ExecPlugin plugin, string output)
    {
        try
        {
            var answer = JsonNode.Parse(output) as JsonObject;
            if ((string?)answer?["apiVersion"] != plugin.ApiVersion)
                throw plugin.Node.Wrong($"{plugin.Command} answers in \"{(string?)answer?["apiVersion"]}\" and not in {plugin.ApiVersion}");
            var status = answer["status"];
            var credential = new ExecCredential(
                (string?)status?["token"],
                (string?)status?["clientCertificateData"],
                (string?)status?["clientKeyData"],
                (string?)status?["expirationTimestamp"] is { } expires ? DateTimeOffset.Parse(expires, CultureInfo.InvariantCulture) : null);
            return credential.Token is not null || (credential.Certificate is not null && credential.Key is not null)
                ? credential
                : throw plugin.Node.Wrong($"{plugin.Command} gives neither a token nor a certificate with its key");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw plugin.Node.Wrong($"what {plugin.Command} prints is no ExecCredential: {exception.Message}", exception);
        }
    }
}
