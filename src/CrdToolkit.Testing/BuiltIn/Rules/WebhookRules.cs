using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of the configurations of webhooks (validateWebhook of admissionregistration).</summary>
internal static class WebhookRules
{
    private const string UrlForm = "; desired format: https://host[/path]";
    private static readonly string[] Operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];

    /// <summary>The errors of a configuration.</summary>
    public static IEnumerable<FieldError> Configuration(JsonObject value)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (webhook, index) in value.Objects("webhooks").Select((webhook, index) => (webhook, index)))
        {
            var path = $"webhooks[{index}]";
            foreach (var error in Webhook(webhook, path))
            {
                yield return error;
            }

            if (!names.Add(webhook.Text("name")))
            {
                yield return FieldErrors.Duplicate($"{path}.name", webhook.Text("name"));
            }
        }
    }

    private static IEnumerable<FieldError> Webhook(JsonObject webhook, string path)
    {
        var name = webhook.Text("name");
        var wrong = NameRules.Subdomain(name).ToList();
        foreach (var error in FieldErrors.Invalid($"{path}.name", name, wrong))
        {
            yield return error;
        }

        if (wrong.Count == 0 && name.Split('.').Length < 3)
        {
            yield return FieldErrors.Invalid($"{path}.name", name, "should be a domain with at least three segments separated by dots");
        }

        foreach (var error in PodRules.Items(webhook, path, "rules").SelectMany(rule => Rule(rule.Item, rule.Path)))
        {
            yield return error;
        }

        if (webhook["sideEffects"] is not JsonString)
        {
            yield return FieldErrors.Required($"{path}.sideEffects", "must specify one of None, NoneOnDryRun");
        }
        else if (webhook.Text("sideEffects") is not ("None" or "NoneOnDryRun") and var effects)
        {
            yield return FieldErrors.NotSupported($"{path}.sideEffects", effects, "None", "NoneOnDryRun");
        }

        if (webhook.Number("timeoutSeconds") is (< 1 or > 30) and { } timeout)
        {
            yield return FieldErrors.Invalid($"{path}.timeoutSeconds", timeout, "the timeout value must be between 1 and 30 seconds");
        }

        foreach (var selector in (string[])["namespaceSelector", "objectSelector"])
        {
            foreach (var error in Formats.Selector($"{path}.{selector}", webhook.Child(selector)))
            {
                yield return error;
            }
        }

        foreach (var error in Client(webhook.Child("clientConfig"), $"{path}.clientConfig")
            .Concat(MatchConditionRules.Conditions([.. webhook.Objects("matchConditions")], AdmissionScope.OfWebhook, $"{path}.matchConditions"))
            .Concat(ReviewVersions(webhook, path)))
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> ReviewVersions(JsonObject webhook, string path)
    {
        var versions = webhook.Texts("admissionReviewVersions").ToList();
        if (versions.Count == 0)
        {
            yield return FieldErrors.Required($"{path}.admissionReviewVersions", "must specify one of v1, v1beta1");
        }
        else if (!versions.Any(version => version is "v1" or "v1beta1"))
        {
            yield return FieldErrors.Invalid($"{path}.admissionReviewVersions", JsonValues.Strings(versions), "must include at least one of v1, v1beta1");
        }
    }

    // validateRuleWithOperations
    public static IEnumerable<FieldError> Rule(JsonObject rule, string path)
    {
        if (!rule.Items("operations").Any())
        {
            yield return FieldErrors.Required($"{path}.operations");
        }

        foreach (var (operation, index) in rule.Texts("operations").Select((operation, index) => (operation, index)))
        {
            if (!Operations.Contains(operation))
            {
                yield return FieldErrors.NotSupported($"{path}.operations[{index}]", operation, Operations);
            }
        }

        foreach (var list in (string[])["apiGroups", "apiVersions", "resources"])
        {
            if (!rule.Items(list).Any())
            {
                yield return FieldErrors.Required($"{path}.{list}");
            }
            else if (list != "resources" && rule.Items(list).Count() > 1 && rule.Texts(list).Contains("*"))
            {
                yield return FieldErrors.Invalid($"{path}.{list}", rule[list]!, "if '*' is present, must not specify other " + (list == "apiGroups" ? "API groups" : "API versions"));
            }
        }
    }

    // ValidateWebhookURL, ValidateWebhookService
    private static IEnumerable<FieldError> Client(JsonObject client, string path)
    {
        if ((client["url"] is null) == (client["service"] is null))
        {
            yield return FieldErrors.Required(path, "exactly one of url or service is required");
        }
        else if (client["url"] is JsonString url)
        {
            if (!Uri.TryCreate(url.Value, UriKind.Absolute, out var parsed))
            {
                yield return FieldErrors.Required($"{path}.url", $"url must be a valid URL: parse \"{url.Value}\": invalid URI for request{UrlForm}");
                yield break;
            }

            if (parsed.Scheme != "https")
            {
                yield return FieldErrors.Invalid($"{path}.url", parsed.Scheme, $"'https' is the only allowed URL scheme{UrlForm}");
            }

            if (parsed.UserInfo.Length > 0)
            {
                yield return FieldErrors.Invalid($"{path}.url", parsed.UserInfo, $"user information is not permitted in the URL");
            }

            if (parsed.Fragment.Length > 0)
            {
                yield return FieldErrors.Invalid($"{path}.url", parsed.Fragment[1..], "fragments are not permitted in the URL");
            }

            if (parsed.Query.Length > 0)
            {
                yield return FieldErrors.Invalid($"{path}.url", parsed.Query[1..], "query parameters are not permitted in the URL");
            }
        }
        else
        {
            var service = client.Child("service");
            if (service["path"] is JsonString at && !at.Value.StartsWith('/'))
            {
                yield return FieldErrors.Invalid($"{path}.service.path", at, "must start with a '/'");
            }

            if (service.Number("port") is { } port)
            {
                foreach (var detail in Formats.PortNumber(port))
                {
                    yield return FieldErrors.Invalid($"{path}.service.port", port, $"port is not valid: {detail}");
                }
            }
        }
    }
}
