using System.ComponentModel;
using System.Diagnostics;

namespace CrdToolkit.Testing.Tests.Kubectl;

/// <summary>Runs kubectl: the one that CRDTOOLKIT_KUBECTL names, or the one on PATH.</summary>
public abstract class KubectlTest : ApiServerTest
{
    private static readonly string Program =
        Environment.GetEnvironmentVariable("CRDTOOLKIT_KUBECTL") is { Length: > 0 } named ? named : "kubectl";

    private readonly string directory = Directory.CreateTempSubdirectory("kubectl-").FullName;

    protected string Kubeconfig => Path.Combine(directory, "kubeconfig");

    /// <summary>Whether the tests need widgets.</summary>
    protected virtual bool DefinesWidgets => true;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Server.WriteKubeconfigAsync(Kubeconfig, Cancellation);
        if (await RunAsync("version", "--client") is null)
        {
            Assert.Skip("kubectl is not on PATH, and CRDTOOLKIT_KUBECTL names none.");
        }

        if (DefinesWidgets)
        {
            await DefineAsync(WidgetDefinition());
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>A file with an object.</summary>
    protected async Task<string> FileAsync(string content)
    {
        var path = Path.Combine(directory, "object.json");
        await File.WriteAllTextAsync(path, content, Cancellation);
        return path;
    }

    /// <summary>What kubectl prints, errors included; null when there is no kubectl.</summary>
    protected async Task<string?> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        if (process is null)
        {
            return null;
        }

        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (output + await errors).Trim();
    }

    /// <summary>The cells of the rows that kubectl prints.</summary>
    protected async Task<string[][]> RowsAsync(params string[] arguments) =>
        [.. (await RunAsync(arguments))!.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Starts kubectl; null when there is none.</summary>
    protected Process? Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KUBECONFIG"] = Kubeconfig;
        start.Environment["HOME"] = directory;
        // Without a person at it, kubectl edit is given a program that changes the file.
        start.Environment["KUBE_EDITOR"] = "sed -i s/cpu:.2/cpu:\\ 5/";
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
