using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>R-43, R-44: how a webhook is reached.</summary>
internal static class WebhookRules
{
    private const string Form = "; desired format: https://host[/path]";

    public static void CheckUrl(string url, FieldPath path, RuleErrors errors)
    {
        if (WebAddress.Parse(url, out var problem) is not { } address)
        {
            errors.Required("R-43", path, $"url must be a valid URL: parse {GoText.Quote(url)}: {problem}{Form}");
            return;
        }

        if (address.Scheme != "https")
        {
            errors.Invalid("R-43", path, address.Scheme, "'https' is the only allowed URL scheme" + Form);
        }

        if (address.Host.Length == 0)
        {
            errors.Invalid("R-43", path, "", "host must be specified" + Form);
        }

        if (address.UserInfo is not null)
        {
            errors.Invalid("R-43", path, address.UserInfo.Replace("@", "%40"), "user information is not permitted in the URL");
        }

        if (address.Fragment.Length > 0)
        {
            errors.Invalid("R-43", path, address.Fragment, "fragments are not permitted in the URL");
        }

        if (address.Query.Length > 0)
        {
            errors.Invalid("R-43", path, address.Query, "query parameters are not permitted in the URL");
        }
    }

    public static void CheckService(ServiceReference service, FieldPath path, RuleErrors errors)
    {
        // The API server hands over name and namespace in the wrong order, so that a missing one is told under the other's name.
        if (string.IsNullOrEmpty(service.Namespace))
        {
            errors.Required("R-44", path.Child("name"));
        }

        if (string.IsNullOrEmpty(service.Name))
        {
            errors.Required("R-44", path.Child("namespace"));
        }

        if (service.Port is < 1 or > 65535)
        {
            errors.Invalid("R-44", path.Child("port"), JsonNumber.FromInt64(service.Port.Value),
                "port is not valid: must be between 1 and 65535, inclusive");
        }

        if (service.Path is { Length: > 0 } urlPath and not "/")
        {
            CheckPath(urlPath, path.Child("path"), errors);
        }
    }

    private static void CheckPath(string urlPath, FieldPath path, RuleErrors errors)
    {
        if (urlPath == "//")
        {
            errors.Invalid("R-44", path, urlPath, "segment[0] may not be empty");
            return;
        }

        if (urlPath[0] != '/')
        {
            errors.Invalid("R-44", path, urlPath, "must start with a '/'");
        }

        var steps = urlPath.Substring(1);
        steps = steps.EndsWith("/", StringComparison.Ordinal) ? steps.Substring(0, steps.Length - 1) : steps;
        var segments = steps.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i].Length == 0)
            {
                errors.Invalid("R-44", path, urlPath, $"segment[{i}] may not be empty");
            }
            else if (Names.FindDns1123SubdomainProblem(segments[i]) is { } problem)
            {
                errors.Invalid("R-44", path, urlPath, $"segment[{i}]: {problem}");
            }
        }
    }
}
