using System.Reflection;
using System.Text.Json.Nodes;
using k8s.Models;

namespace CrdToolkit.Testing.Clients;

/// <summary>Where one object is.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Path">The path of its collection.</param>
/// <param name="Namespace">Its namespace; null when its kind has none.</param>
/// <param name="Name">Its name.</param>
internal sealed record ObjectAddress(string Kind, string Path, string? Namespace, string Name)
{
    private const string CustomResourceAttribute = "CrdToolkit.CustomResourceAttribute";

    /// <summary>Finds out where objects of a kind are, as the server's discovery says.</summary>
    /// <exception cref="InvalidOperationException">The server does not serve the kind.</exception>
    public static async Task<ObjectAddress> ResolveAsync(
        ClusterHttp http, string apiVersion, string kind, string? @namespace, string name, CancellationToken cancellationToken)
    {
        var version = apiVersion.Contains('/', StringComparison.Ordinal) ? $"/apis/{apiVersion}" : $"/api/{apiVersion}";
        var (code, text) = await http.SendAsync(HttpMethod.Get, version, null, cancellationToken);
        var resources = code == 200 ? JsonNode.Parse(text)!["resources"]!.AsArray() : [];
        var resource = resources.FirstOrDefault(resource =>
                (string?)resource!["kind"] == kind && !((string)resource["name"]!).Contains('/', StringComparison.Ordinal))
            ?? throw new InvalidOperationException(
                $"The server does not serve {kind} of {apiVersion}. If it is a custom resource, install its definition first, with InstallDefinitionsAsync.");
        var plural = (string)resource["name"]!;
        return (bool)resource["namespaced"]!
            ? new ObjectAddress(kind, $"{version}/namespaces/{@namespace ?? "default"}/{plural}", @namespace ?? "default", name)
            : new ObjectAddress(kind, $"{version}/{plural}", null, name);
    }

    /// <summary>What a C# type says about its kind.</summary>
    /// <exception cref="ArgumentException">It says nothing.</exception>
    public static (string ApiVersion, string Kind) KindOf(Type type)
    {
        if (type.GetCustomAttribute<KubernetesEntityAttribute>() is { } entity)
        {
            return (entity.Group.Length == 0 ? entity.ApiVersion : $"{entity.Group}/{entity.ApiVersion}", entity.Kind);
        }

        var attribute = type.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.FullName == CustomResourceAttribute)
            ?? throw new ArgumentException(
                $"{type.Name} does not say what it is in Kubernetes: it has neither [KubernetesEntity] nor [CustomResource]. Use the overload that takes apiVersion and kind.");
        var kind = attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == "Kind").TypedValue.Value as string;
        return ($"{attribute.ConstructorArguments[0].Value}/{attribute.ConstructorArguments[1].Value}", kind ?? type.Name);
    }

    /// <inheritdoc/>
    public override string ToString() => Namespace is null ? $"{Kind} \"{Name}\"" : $"{Kind} \"{Name}\" in namespace \"{Namespace}\"";
}
