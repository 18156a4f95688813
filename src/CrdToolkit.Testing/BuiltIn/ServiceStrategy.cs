using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>The life of services: they get an address, and keep it.</summary>
/// <param name="kind">What is particular to the kind.</param>
/// <param name="services">The services that there are.</param>
internal sealed class ServiceStrategy(BuiltInKind kind, ObjectCollection services) : BuiltInStrategy(kind)
{
    private readonly ServiceAllocation allocation = new(services);

    /// <inheritdoc/>
    public override JsonObject PrepareForCreate(JsonObject value)
    {
        var prepared = base.PrepareForCreate(value);
        return prepared.With("spec", allocation.Allocate(prepared.Child("spec")));
    }

    /// <inheritdoc/>
    public override IEnumerable<FieldError> Validate(JsonObject value) => WithConflicts(base.Validate(value), value);

    /// <inheritdoc/>
    public override IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old, UpdateTarget target) => target == UpdateTarget.Main
        ? WithConflicts(base.ValidateUpdate(value, old, target), value)
        : base.ValidateUpdate(value, old, target);

    /// <inheritdoc/>
    public override JsonObject PrepareForUpdate(JsonObject value, JsonObject old, UpdateTarget target)
    {
        var prepared = base.PrepareForUpdate(value, old, target);
        if (target == UpdateTarget.Status)
        {
            return prepared;
        }

        var (spec, before) = (DropTypeDependent(prepared.Child("spec"), old.Child("spec")), old.Child("spec"));
        if (spec.Text("type") == "ExternalName")
        {
            return prepared.With("spec", spec);
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

        return prepared.With("spec", allocation.Allocate(spec));
    }

    // What is there is allocated after the rest was found right.
    private IEnumerable<FieldError> WithConflicts(IEnumerable<FieldError> errors, JsonObject value)
    {
        var wrong = errors.ToList();
        return wrong.Count > 0 ? wrong : allocation.Conflicts(value.Child("spec"), value.Uid);
    }

    // dropTypeDependentFields: what a service of the former type had, and nobody changed, goes with the type.
    private static JsonObject DropTypeDependent(JsonObject spec, JsonObject before)
    {
        var (type, former) = (spec.Text("type"), before.Text("type"));
        if (type == "ExternalName" && former != "ExternalName")
        {
            spec = Drop(spec, before, "clusterIPs", "clusterIP", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy");
            spec = spec["clusterIPs"] is null ? spec.Without("clusterIP") : spec;
        }

        if (HasNodePorts(former) && !HasNodePorts(type))
        {
            spec = Drop(spec, before, "externalTrafficPolicy", "healthCheckNodePort");
            if (spec["ports"] is JsonArray ports)
            {
                var taken = before.Objects("ports").Select(port => port["nodePort"]).ToList();
                spec = spec.With("ports", JsonValues.Array(ports.Items.Select(item => item is JsonObject port && taken.Contains(port["nodePort"]) ? port.Without("nodePort") : item)));
            }
        }

        return former == "LoadBalancer" && type != "LoadBalancer" ? Drop(spec, before, "allocateLoadBalancerNodePorts", "loadBalancerClass") : spec;
    }

    private static bool HasNodePorts(string type) => type is "NodePort" or "LoadBalancer";

    private static JsonObject Drop(JsonObject spec, JsonObject before, params string[] names) =>
        names.Aggregate(spec, (rest, name) => Equals(rest[name], before[name]) ? rest.Without(name) : rest);
}
