using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Plugins.Volumes;

namespace CrdToolkit.Testing.Plugins.Quotas;

/// <summary>Claims count, and so does the storage that they ask for, as a whole and by storage class (pvcEvaluator).</summary>
internal sealed class ClaimUsage : IQuotaEvaluator
{
    private const string OfClass = ".storageclass.storage.k8s.io/";
    private const string Count = "count/persistentvolumeclaims";
    private const string Number = "persistentvolumeclaims";
    private const string Requested = "requests.storage";
    private static readonly string[] Names = [Number, Requested];

    /// <inheritdoc/>
    public bool ChargesUpdates => true;

    /// <inheritdoc/>
    public bool Uses(string name) => name == Count || Names.Contains(name) || Names.Any(counted => name.EndsWith(OfClass + counted, StringComparison.Ordinal));

    /// <inheritdoc/>
    public ResourceAmounts Usage(JsonObject value)
    {
        var usage = new ResourceAmounts { [Count] = Quantity.Of(1), [Number] = Quantity.Of(1) };
        if (Storage(value) is { } storage)
        {
            usage[Requested] = storage;
        }

        if (Claims.ClassOf(value) is { Length: > 0 } named)
        {
            foreach (var name in Names.Where(usage.ContainsKey))
            {
                usage[named + OfClass + name] = usage[name];
            }
        }

        return usage;
    }

    /// <inheritdoc/>
    public bool IsIn(QuotaScope scope, JsonObject value)
    {
        if (scope.Name != "VolumeAttributesClass")
        {
            return false;
        }

        var classes = ((string?[])
        [
            value.FindText("spec", "volumeAttributesClassName"),
            value.FindText("status", "currentVolumeAttributesClassName"),
            value.FindText("status", "modifyVolumeStatus", "targetVolumeAttributesClassName"),
        ]).Where(name => !string.IsNullOrEmpty(name)).ToList();
        return classes.Count == 0 ? scope.Selects("") : classes.Any(name => scope.Selects(name!));
    }

    // What is being allocated already counts, if that is more; bytes are whole.
    private static Quantity? Storage(JsonObject claim)
    {
        if (claim.FindText("spec", "resources", "requests", "storage") is not { } asked || Quantity.Parse(asked) is not { } request)
        {
            return null;
        }

        return claim.FindText("status", "allocatedResources", "storage") is { } text && Quantity.Parse(text) is { } allocated && allocated.CompareTo(request) > 0
            ? allocated.RoundUp()
            : request.RoundUp();
    }
}
