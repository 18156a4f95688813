using System.Reflection;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Clients;
using k8s;

namespace CrdToolkit.Testing;

/// <summary>Puts definitions on a cluster, any one.</summary>
public static class ClientInstallExtensions
{
    /// <summary>
    /// Installs the CustomResourceDefinitions in YAML or JSON files, or brings those that are there up to date; returns when their kinds
    /// are served.
    /// </summary>
    /// <param name="client">The connection.</param>
    /// <param name="paths">
    /// Files, and folders of which all <c>.yaml</c>, <c>.yml</c> and <c>.json</c> files are read, those of folders in them too. Documents of other kinds are left out.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The names of the definitions.</returns>
    /// <exception cref="InvalidOperationException">The server refuses a definition, or there is none at a path; the message says which.</exception>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    /// <exception cref="FormatException">A file is no YAML; the message says where.</exception>
    public static Task<IReadOnlyList<string>> InstallDefinitionsAsync(
        this Kubernetes client, IEnumerable<string> paths, CancellationToken cancellationToken = default) =>
        InstallAsync(client, DefinitionSource.At(paths), cancellationToken);

    /// <summary>Installs the definitions of the custom resources that an assembly declares, as its build would write them.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="assembly">The assembly: <c>typeof(VirtualMachine).Assembly</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The names of the definitions.</returns>
    /// <exception cref="InvalidOperationException">The assembly carries no definition, or the server refuses one.</exception>
    public static Task<IReadOnlyList<string>> InstallDefinitionsAsync(
        this Kubernetes client, Assembly assembly, CancellationToken cancellationToken = default) =>
        InstallAsync(client, DefinitionSource.Of(assembly), cancellationToken);

    private static Task<IReadOnlyList<string>> InstallAsync(Kubernetes client, IReadOnlyList<JsonObject> definitions, CancellationToken cancellationToken) =>
        new DefinitionInstaller(ClusterHttp.Of(client)).InstallAsync(definitions, cancellationToken);
}
