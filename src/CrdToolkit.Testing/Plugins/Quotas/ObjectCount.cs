using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Plugins.Quotas;

/// <summary>Objects of any resource count one each (objectCountEvaluator).</summary>
internal sealed class ObjectCount : IQuotaEvaluator
{
    private static readonly string[] Named = ["configmaps", "resourcequotas", "replicationcontrollers", "secrets"];
    private readonly string[] names;
    private readonly ResourceAmounts usage = [];

    /// <summary>The count of a resource; some have a short name beside the general one.</summary>
    public ObjectCount(GroupResource resource)
    {
        names = resource.Group.Length == 0 && Named.Contains(resource.Resource) ? [NameOf(resource), resource.Resource] : [NameOf(resource)];
        foreach (var name in names)
        {
            usage[name] = Quantity.Of(1);
        }
    }

    /// <summary>The name by which a quota counts the objects of a resource.</summary>
    public static string NameOf(GroupResource resource) => $"count/{resource}";

    /// <inheritdoc/>
    public bool Uses(string name) => names.Contains(name);

    /// <inheritdoc/>
    public ResourceAmounts Usage(JsonObject value) => usage;
}
