using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Plugins;

/// <summary>The admission plugins of the server itself. A resource that none of them looks at costs no more than to find that out.</summary>
/// <param name="ordered">The plugins, in the order in which a kube-apiserver asks them (AllOrderedPlugins).</param>
internal sealed class AdmissionPlugins(IReadOnlyList<IAdmissionPlugin> ordered)
{
    private readonly Dictionary<(GroupResource Resource, string Subresource), IAdmissionPlugin[]> byResource = ordered
        .SelectMany(plugin => plugin.Resources.SelectMany(_ => plugin.Subresources, (resource, subresource) => (Key: (resource, subresource), Plugin: plugin)))
        .GroupBy(entry => entry.Key, entry => entry.Plugin)
        .ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The object of a creation or an update with what the plugins set in it.</summary>
    /// <exception cref="StatusException">One of them refuses it.</exception>
    public JsonObject Mutate(AdmissionAttributes write)
    {
        var value = write.Object!;
        foreach (var plugin in Of(write))
        {
            value = plugin.Mutate(write, value);
        }

        return value;
    }

    /// <summary>Lets the plugins judge the object of a creation or an update, before webhooks do.</summary>
    /// <exception cref="StatusException">One of them refuses it.</exception>
    public void Validate(AdmissionAttributes write)
    {
        foreach (var plugin in Of(write))
        {
            plugin.Validate(write, write.Object!);
        }
    }

    private IAdmissionPlugin[] Of(AdmissionAttributes write) =>
        byResource.TryGetValue((write.Request.Resource.GroupResource, write.Request.Subresource), out var plugins) ? plugins : [];
}
