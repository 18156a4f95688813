using System.Reflection;
using k8s;

namespace CrdToolkit;

/// <summary>Puts the CustomResourceDefinitions that an assembly carries on a server.</summary>
public static class CustomResourceDefinitions
{
    /// <summary>
    /// Creates the definitions of an assembly, or brings those that are there up to date, and waits until the server serves them.
    /// </summary>
    /// <param name="client">The connection; a <see cref="Kubernetes"/>.</param>
    /// <param name="assembly">The assembly that declares the types.</param>
    /// <param name="cancellationToken">Gives up; what is installed by then stays.</param>
    /// <exception cref="KubernetesApiException">The server refused a definition, or could not be reached.</exception>
    /// <exception cref="InvalidOperationException">The assembly has no definition, or the server accepted one and cannot serve it.</exception>
    public static Task InstallAsync(IKubernetes client, Assembly assembly, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (client is not Kubernetes kubernetes)
            throw new ArgumentException($"The connection must be a {typeof(Kubernetes).FullName}; this is a {client.GetType().FullName}.", nameof(client));
        return InstallAsync(new KubernetesApi(kubernetes), assembly, cancellationToken);
    }

    /// <inheritdoc cref="InstallAsync(IKubernetes, Assembly, CancellationToken)"/>
    /// <param name="api">The connection.</param>
    /// <param name="assembly">The assembly that declares the types.</param>
    /// <param name="cancellationToken">Gives up; what is installed by then stays.</param>
    public static async Task InstallAsync(KubernetesApi api, Assembly assembly, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(assembly);
        var definitions = assembly.GetCustomAttributes<CustomResourceDefinitionAttribute>().ToArray();
        if (definitions.Length == 0)
            throw new InvalidOperationException($"{assembly.GetName().Name} carries no CustomResourceDefinition: has it a type with [CustomResource], and does its project reference CrdToolkit?");
        var installer = new DefinitionInstaller(api);
        foreach (var definition in definitions)
            await installer.WriteAsync(definition, cancellationToken).ConfigureAwait(false);
        foreach (var definition in definitions)
            await installer.WaitUntilServedAsync(definition, cancellationToken).ConfigureAwait(false);
    }
}
