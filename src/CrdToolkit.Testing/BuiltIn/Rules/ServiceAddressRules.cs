using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of the addresses of services: their own, those from outside, and from where a balancer lets them be reached.</summary>
internal static class ServiceAddressRules
{
    private static readonly string[] KnownFamilies = ["IPv4", "IPv6"];

    /// <summary>The errors of the addresses in the cluster (ValidateServiceClusterIPsRelatedFields).</summary>
    public static IEnumerable<FieldError> Own(JsonObject spec)
    {
        var (first, addresses) = (spec.Text("clusterIP"), spec.Texts("clusterIPs").ToList());
        if (addresses.Count > 0 && addresses[0] != first)
        {
            yield return FieldErrors.Invalid(
                "spec.clusterIPs", spec["clusterIPs"]!, first.Length == 0 ? "must be empty when `clusterIP` is not specified" : "first value must match `clusterIP`");
        }

        var families = spec.Texts("ipFamilies").ToList();
        for (var index = 0; index < families.Count; index++)
        {
            if (!KnownFamilies.Contains(families[index]))
            {
                yield return FieldErrors.NotSupported($"spec.ipFamilies[{index}]", families[index], KnownFamilies);
            }

            if (families.IndexOf(families[index]) < index)
            {
                yield return FieldErrors.Duplicate($"spec.ipFamilies[{index}]", families[index]);
            }
        }

        for (var index = 0; index < addresses.Count; index++)
        {
            if (index == 0 && addresses[index] == "None")
            {
                if (addresses.Count > 1)
                {
                    yield return FieldErrors.Invalid("spec.clusterIPs", spec["clusterIPs"]!, "'None' must be the first and only value");
                }

                continue;
            }

            foreach (var error in FieldErrors.Invalid($"spec.clusterIPs[{index}]", addresses[index], Formats.Address(addresses[index])))
            {
                yield return error;
            }
        }

        if (addresses.Count > 2)
        {
            yield return FieldErrors.Invalid("spec.clusterIPs", spec["clusterIPs"]!, "may only hold up to 2 values");
        }
    }

    /// <summary>The errors of addresses at which the service is reached from outside.</summary>
    public static IEnumerable<FieldError> External(JsonObject spec) => spec.Texts("externalIPs").SelectMany((address, index) =>
        FieldErrors.Invalid($"spec.externalIPs[{index}]", address, Formats.Address(address) is var wrong && wrong.Any() ? wrong : Formats.SpecialAddress(address)));

    /// <summary>The errors of the networks that a balancer lets in.</summary>
    public static IEnumerable<FieldError> Sources(JsonObject spec, string type)
    {
        const string path = "spec.LoadBalancerSourceRanges";
        var ranges = spec.Texts("loadBalancerSourceRanges").ToList();
        if (ranges.Count > 0 && type != "LoadBalancer")
        {
            yield return FieldErrors.Forbidden(path, ServiceRules.BalancersOnly);
        }

        foreach (var error in ranges.SelectMany((range, index) => FieldErrors.Invalid($"{path}[{index}]", range.Trim(), Formats.Network(range.Trim()))))
        {
            yield return error;
        }
    }
}
