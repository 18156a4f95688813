using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Plugins.Limits;

/// <summary>What a container, a pod or a claim uses, beside a limit of its namespace.</summary>
/// <param name="limit">The limit.</param>
/// <param name="requests">What is asked for.</param>
/// <param name="limits">What may be used at most.</param>
internal sealed class LimitedUse(JsonObject limit, ResourceAmounts requests, ResourceAmounts limits)
{
    private readonly string type = limit.Text("type");

    /// <summary>The same for amounts as an object has them.</summary>
    public LimitedUse(JsonObject limit, JsonObject requests, JsonObject limits)
        : this(limit, ResourceAmounts.Read(requests), ResourceAmounts.Read(limits))
    {
    }

    /// <summary>What is wrong with the use of a container or a pod.</summary>
    public IEnumerable<string> Problems() => Of("min", Minimum).Concat(Of("max", Maximum)).Concat(Of("maxLimitRequestRatio", Ratio));

    /// <summary>What is wrong with a claim: it has nothing but requests.</summary>
    public IEnumerable<string> ClaimProblems() => Of("min", Minimum).Concat(Of("max", MaximumOfRequest));

    private IEnumerable<string> Of(string field, Func<string, Quantity, string?> check) =>
        ResourceAmounts.Read(limit.Child(field)).Select(entry => check(entry.Key, entry.Value)).OfType<string>();

    private string? Minimum(string name, Quantity least) =>
        !requests.TryGetValue(name, out var request) ? $"minimum {name} usage per {type} is {least}.  No request is specified"
        : request.CompareTo(least) < 0 ? $"minimum {name} usage per {type} is {least}, but request is {request}"
        : limits.TryGetValue(name, out var most) && most.CompareTo(least) < 0 ? $"minimum {name} usage per {type} is {least}, but limit is {most}"
        : null;

    private string? Maximum(string name, Quantity most) =>
        !limits.TryGetValue(name, out var own) ? $"maximum {name} usage per {type} is {most}.  No limit is specified"
        : own.CompareTo(most) > 0 ? $"maximum {name} usage per {type} is {most}, but limit is {own}"
        : requests.ContainsKey(name) ? MaximumOfRequest(name, most)
        : null;

    private string? MaximumOfRequest(string name, Quantity most) =>
        !requests.TryGetValue(name, out var request) ? $"maximum {name} usage per {type} is {most}.  No request is specified"
        : request.CompareTo(most) > 0 ? $"maximum {name} usage per {type} is {most}, but request is {request}"
        : null;

    private string? Ratio(string name, Quantity most)
    {
        if (!requests.TryGetValue(name, out var request) || request.Billionths.IsZero)
        {
            return $"{name} max limit to request ratio per {type} is {most}, but no request is specified or request is 0";
        }

        if (!limits.TryGetValue(name, out var own) || own.Billionths.IsZero)
        {
            return $"{name} max limit to request ratio per {type} is {most}, but no limit is specified or limit is 0";
        }

        var ratio = (double)own.Billionths / (double)request.Billionths;
        return ratio > (double)most.Billionths / 1e9
            ? string.Create(CultureInfo.InvariantCulture, $"{name} max limit to request ratio per {type} is {most}, but provided ratio is {ratio:F6}")
            : null;
    }
}
