using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of amounts of resources (ValidateContainerResourceRequirements and its likes).</summary>
internal static class ResourceRules
{
    private const string HugePages = "hugepages-";
    private static readonly string[] OfContainers = ["cpu", "memory", "ephemeral-storage"];

    /// <summary>What a container asks for, and may have.</summary>
    public static IEnumerable<FieldError> Container(JsonObject resources, string path)
    {
        var (limits, requests) = (resources.Child("limits"), resources.Child("requests"));
        foreach (var error in Amounts(limits, $"{path}.limits").Concat(Amounts(requests, $"{path}.requests")))
        {
            yield return error;
        }

        foreach (var (name, value) in requests.Members)
        {
            if (value is not JsonString request || limits[name] is not JsonString limit)
            {
                continue;
            }

            var (asked, most) = (Quantity.BillionthsOf(request.Value), Quantity.BillionthsOf(limit.Value));
            if (IsOvercommitted(name) ? asked > most : asked != most)
            {
                yield return RuleErrors.Invalid($"{path}.requests", request, IsOvercommitted(name)
                    ? $"must be less than or equal to {name} limit of {limit.Value}"
                    : $"must be equal to {name} limit of {limit.Value}");
            }
        }
    }

    /// <summary>An amount that may not be negative (ValidateNonnegativeQuantity).</summary>
    public static IEnumerable<FieldError> NotNegative(string field, JsonValue? amount) =>
        amount is JsonString text && Quantity.BillionthsOf(text.Value) < 0 ? [RuleErrors.Invalid(field, text, "must be greater than or equal to 0")] : [];

    // Extended resources are of one machine, and cannot be promised twice.
    private static bool IsOvercommitted(string name) => IsNative(name) && !name.StartsWith(HugePages, StringComparison.Ordinal);

    private static bool IsNative(string name) => !name.Contains('/', StringComparison.Ordinal) || name.Contains("kubernetes.io/", StringComparison.Ordinal);

    private static IEnumerable<FieldError> Amounts(JsonObject amounts, string path)
    {
        foreach (var (name, value) in amounts.Members)
        {
            var at = $"{path}[{name}]";
            var wrong = NameRules.QualifiedName(name).ToList();
            foreach (var error in RuleErrors.Invalid(at, name, wrong))
            {
                yield return error;
            }

            if (wrong.Count == 0 && !name.Contains('/', StringComparison.Ordinal)
                && !OfContainers.Contains(name) && !name.StartsWith(HugePages, StringComparison.Ordinal))
            {
                yield return RuleErrors.Invalid(at, name, "must be a standard resource type or fully qualified");
                yield return RuleErrors.Invalid(at, name, "must be a standard resource for containers");
            }

            foreach (var error in NotNegative(at, value))
            {
                yield return error;
            }
        }
    }
}
