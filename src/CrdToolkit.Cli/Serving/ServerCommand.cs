using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CrdToolkit.Cli.Serving;

/// <summary><c>crdtool server</c>: a Kubernetes API server in the foreground, for kubectl and for operators that are being written.</summary>
internal static class ServerCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var definitions = new Argument<string[]>("path")
        {
            Description = "Files and folders with CustomResourceDefinitions to install.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; a free one unless given.", CustomParser = Port };
        var kubeconfig = new Option<string?>("--kubeconfig") { Description = "Where the kubeconfig goes, and stays; a temporary file unless given." };
        var rbac = new Option<bool>("--rbac") { Description = "Let roles and bindings decide who may do what, over HTTPS. The kubeconfig is that of an administrator." };
        var tls = new Option<bool>("--tls") { Description = "Speak HTTPS and take client certificates." };
        var simulate = new Option<bool>("--simulate-workloads") { Description = "Let deployments and their likes become available, and jobs complete, as if all went well." };
        var quiet = new Option<bool>("--quiet") { Description = "Do not show requests." };
        var command = new Command(
            "server",
            "Run a Kubernetes API server on this machine until Ctrl+C: nothing to install, its state is in memory. Requests are shown as they are answered.")
        {
            definitions, port, kubeconfig, rbac, tls, simulate, quiet,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new ServerOptions(
                parsed.GetRequiredValue(definitions),
                parsed.GetValue(port),
                parsed.GetValue(kubeconfig),
                parsed.GetValue(rbac),
                parsed.GetValue(tls),
                parsed.GetValue(simulate),
                parsed.GetValue(quiet));
            return new ServerRun(options, terminal).RunAsync(cancellationToken);
        });
        return command;
    }

    private static int Port(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535)
        {
            return port;
        }

        result.AddError("--port takes a number from 0 to 65535.");
        return 0;
    }
}
