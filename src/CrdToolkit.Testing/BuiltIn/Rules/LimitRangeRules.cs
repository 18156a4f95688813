using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of limit ranges (ValidateLimitRange).</summary>
internal static class LimitRangeRules
{
    private static readonly string[] Types = ["Pod", "Container", "PersistentVolumeClaim"];
    private static readonly string[] Fields = ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"];

    // The first may not be greater than the second: where that is said, whose value is shown, and the words for both.
    private static readonly (string Lower, string Upper, string Field, string Shown, string LowerWords, string UpperWords)[] Orders =
    [
        ("min", "max", "min", "min", "min value", "max value"),
        ("min", "defaultRequest", "defaultRequest", "defaultRequest", "min value", "default request value"),
        ("defaultRequest", "max", "defaultRequest", "defaultRequest", "default request value", "max value"),
        ("defaultRequest", "default", "defaultRequest", "defaultRequest", "default request value", "default limit value"),
        ("min", "default", "default", "min", "min value", "default value"),
        ("default", "max", "default", "max", "default value", "max value"),
    ];

    /// <summary>The errors of the spec of a limit range.</summary>
    public static IEnumerable<FieldError> Spec(JsonObject spec)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, at) in PodRules.Items(spec, "spec", "limits"))
        {
            var type = item.Text("type");
            foreach (var error in ResourceRules.Name($"{at}.type", type, Types.Contains, "must be a standard limit type or fully qualified"))
            {
                yield return error;
            }

            if (!types.Add(type))
            {
                yield return FieldErrors.Duplicate($"{at}.type", type);
            }

            foreach (var error in Item(item, type, at))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> Item(JsonObject item, string type, string at)
    {
        var isPod = type == "Pod";
        foreach (var field in Fields.Where(field => item.Child(field).Count > 0))
        {
            if (isPod && field is "default" or "defaultRequest")
            {
                yield return FieldErrors.Forbidden($"{at}.{field}", "may not be specified when `type` is 'Pod'");
                continue;
            }

            foreach (var name in item.Child(field).Members.Keys)
            {
                foreach (var error in type is "Pod" or "Container"
                    ? ResourceRules.OfContainer($"{at}.{field}[{name}]", name)
                    : ResourceRules.Name($"{at}.{field}[{name}]", name, ResourceRules.IsStandard, ResourceRules.NotStandard))
                {
                    yield return error;
                }
            }
        }

        if (type == "PersistentVolumeClaim" && item.Child("min")["storage"] is null && item.Child("max")["storage"] is null)
        {
            yield return FieldErrors.Required($"{at}.limits", "either minimum or maximum storage value is required, but neither was provided");
        }

        foreach (var name in Fields.Where(field => !isPod || field is not ("default" or "defaultRequest")).SelectMany(field => item.Child(field).Members.Keys).Distinct(StringComparer.Ordinal))
        {
            foreach (var error in Orders.Where(order => !isPod || order.Lower == "min" && order.Upper == "max").SelectMany(order => Ordered(order, name)).Concat(Ratio(name)).Concat(Equal(name)))
            {
                yield return error;
            }
        }

        Quantity? Find(string field, string name) => item.Child(field)[name] is JsonString text ? Quantity.Parse(text.Value) : null;

        IEnumerable<FieldError> Ordered((string Lower, string Upper, string Field, string Shown, string LowerWords, string UpperWords) order, string name)
        {
            if (Find(order.Lower, name) is { } lower && Find(order.Upper, name) is { } upper && lower.CompareTo(upper) > 0)
            {
                yield return FieldErrors.Invalid(
                    $"{at}.{order.Field}[{name}]", item.Child(order.Shown)[name]!, $"{order.LowerWords} {lower} is greater than {order.UpperWords} {upper}");
            }
        }

        IEnumerable<FieldError> Ratio(string name)
        {
            if (Find("maxLimitRequestRatio", name) is not { } ratio)
            {
                yield break;
            }

            var (field, shown) = ($"{at}.maxLimitRequestRatio[{name}]", item.Child("maxLimitRequestRatio")[name]!);
            if (ratio.CompareTo(Quantity.Of(1)) < 0)
            {
                yield return FieldErrors.Invalid(field, shown, $"ratio {ratio} is less than 1");
            }

            if (Find("min", name) is { } least && Find("max", name) is { } most && (double)most.Billionths / (double)least.Billionths is var greatest
                && (double)ratio.Billionths / 1e9 > greatest)
            {
                yield return FieldErrors.Invalid(field, shown, string.Create(CultureInfo.InvariantCulture, $"ratio {ratio} is greater than max/min = {greatest:F6}"));
            }
        }

        IEnumerable<FieldError> Equal(string name)
        {
            if (!isPod && !ResourceRules.IsOvercommitted(name) && Find("default", name) is { } limit && Find("defaultRequest", name) is { } request && limit.CompareTo(request) != 0)
            {
                yield return FieldErrors.Invalid(
                    $"{at}.defaultRequest[{name}]", item.Child("defaultRequest")[name]!, $"default value {limit} must equal to defaultRequest value {request} in {name}");
            }
        }
    }
}
