using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>The life of services: they get an address, and keep it.</summary>
/// <param name="kind">What is particular to the kind.</param>
internal sealed class ServiceStrategy(BuiltInKind kind) : BuiltInStrategy(kind)
{
    private readonly ClusterAddresses addresses = new();

    /// <inheritdoc/>
    public override JsonObject PrepareForCreate(JsonObject value)
    {
        var prepared = base.PrepareForCreate(value);
        return prepared.With("spec", addresses.Allocate(prepared.Child("spec")));
    }

    /// <inheritdoc/>
    public override JsonObject PrepareForUpdate(JsonObject value, JsonObject old, UpdateTarget target)
    {
        var prepared = base.PrepareForUpdate(value, old, target);
        if (target == UpdateTarget.Status)
        {
            return prepared;
        }

        var (spec, before) = (prepared.Child("spec"), old.Child("spec"));
        if (spec.Text("type") == "ExternalName")
        {
            return prepared.With("spec", spec.Without("clusterIP").Without("clusterIPs"));
        }

        // patchAllocatedValues: who says nothing about them keeps them.
        foreach (var name in spec.Text("clusterIP").Length == 0 ? (string[])["clusterIP", "clusterIPs"] : ["clusterIPs"])
        {
            spec = before[name] is { } allocated && spec[name] is null && (name == "clusterIP" || spec.Text("clusterIP") == before.Text("clusterIP"))
                ? spec.With(name, allocated)
                : spec;
        }

        foreach (var name in (string[])["ipFamilies", "ipFamilyPolicy"])
        {
            spec = spec.WithOrWithout(name, spec[name] ?? before[name]);
        }

        var ports = before.Objects("ports").Where(port => port["nodePort"] is not null).ToList();
        if (spec.Text("type") is "NodePort" or "LoadBalancer" && spec["ports"] is JsonArray list)
        {
            spec = spec.With("ports", JsonValues.Array(list.Items.Select(item =>
                item is JsonObject port && port["nodePort"] is null
                    && ports.Find(other => Equals(other["port"], port["port"]) && other.Text("protocol") == port.Text("protocol")) is { } same
                    ? port.With("nodePort", same["nodePort"]!)
                    : item)));
        }

        return prepared.With("spec", addresses.Allocate(spec));
    }
}
