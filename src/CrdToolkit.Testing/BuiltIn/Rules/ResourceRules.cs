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
    private const string Requests = "requests.";
    private const long OneInBillionths = 1_000_000_000;

    /// <summary>What is said of a resource that nobody knows.</summary>
    public const string NotStandard = "must be a standard resource type or fully qualified";

    private static readonly HashSet<string> Standard = new(StringComparer.Ordinal)
    {
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage", "limits.cpu", "limits.memory",
        "limits.ephemeral-storage", "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps", "persistentvolumeclaims", "storage",
        "requests.storage", "services.nodeports", "services.loadbalancers",
    };

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
            if (value is JsonString && limits[name] is null && !IsOvercommitted(name))
            {
                yield return FieldErrors.Required($"{path}.limits", "Limit must be set for non overcommitable resources");
            }

            if (value is not JsonString request || limits[name] is not JsonString limit)
            {
                continue;
            }

            var (asked, most) = (Quantity.BillionthsOf(request.Value), Quantity.BillionthsOf(limit.Value));
            if (IsOvercommitted(name) ? asked > most : asked != most)
            {
                yield return FieldErrors.Invalid($"{path}.requests", request, IsOvercommitted(name)
                    ? $"must be less than or equal to {name} limit of {limit.Value}"
                    : $"must be equal to {name} limit of {limit.Value}");
            }
        }
    }

    /// <summary>An amount that may not be negative (ValidateNonnegativeQuantity).</summary>
    public static IEnumerable<FieldError> NotNegative(string field, JsonValue? amount) =>
        amount is JsonString text && Quantity.BillionthsOf(text.Value) < 0 ? [FieldErrors.Invalid(field, text, "must be greater than or equal to 0")] : [];

    /// <summary>The name of a resource, or of something like it: one that is known, or one that says whose it is (validateResourceName).</summary>
    public static IEnumerable<FieldError> Name(string field, string name, Predicate<string> isKnown, string unknown)
    {
        var wrong = NameRules.QualifiedName(name).ToList();
        return FieldErrors.Invalid(field, name, wrong.Count > 0 || name.Contains('/', StringComparison.Ordinal) || isKnown(name) ? wrong : [unknown]);
    }

    /// <summary>The name of a resource that a container may ask for (validateContainerResourceName).</summary>
    public static IEnumerable<FieldError> OfContainer(string field, string name)
    {
        foreach (var error in Name(field, name, IsStandard, NotStandard))
        {
            yield return error;
        }

        if (!name.Contains('/', StringComparison.Ordinal))
        {
            if (!OfContainers.Contains(name) && !name.StartsWith(HugePages, StringComparison.Ordinal))
            {
                yield return FieldErrors.Invalid(field, name, "must be a standard resource for containers");
            }
        }
        else if (!IsNative(name) && !IsExtended(name))
        {
            yield return FieldErrors.Invalid(field, name, "doesn't follow extended resource name standard");
        }
    }

    /// <summary>Whether Kubernetes knows a resource.</summary>
    public static bool IsStandard(string name) => Standard.Contains(name) || IsHugePages(name);

    /// <summary>Whether a resource is one of pages of memory, as containers or as quotas name it.</summary>
    public static bool IsHugePages(string name) =>
        name.StartsWith(HugePages, StringComparison.Ordinal) || name.StartsWith(Requests + HugePages, StringComparison.Ordinal);

    /// <summary>Whether a resource is none of Kubernetes' own (IsExtendedResourceName).</summary>
    public static bool IsExtended(string name) =>
        !IsNative(name) && !name.StartsWith(Requests, StringComparison.Ordinal) && !NameRules.QualifiedName(Requests + name).Any();

    /// <summary>Whether more of a resource may be promised than there is: extended resources are of one machine.</summary>
    public static bool IsOvercommitted(string name) => IsNative(name) && !name.StartsWith(HugePages, StringComparison.Ordinal);

    /// <summary>Whether a resource is one of Kubernetes itself: it says so, or nothing.</summary>
    public static bool IsNative(string name) => !name.Contains('/', StringComparison.Ordinal) || name.Contains("kubernetes.io/", StringComparison.Ordinal);

    private static IEnumerable<FieldError> Amounts(JsonObject amounts, string path)
    {
        foreach (var (name, value) in amounts.Members)
        {
            var at = $"{path}[{name}]";
            foreach (var error in OfContainer(at, name))
            {
                yield return error;
            }

            foreach (var error in NotNegative(at, value))
            {
                yield return error;
            }

            if (IsExtended(name) && value is JsonString amount && Quantity.BillionthsOf(amount.Value) % OneInBillionths != 0)
            {
                yield return FieldErrors.Invalid(at, amount, "must be an integer");
            }
        }
    }
}
