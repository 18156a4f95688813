using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>R-40…R-47: the conversion between versions. The API server calls webhook.clientConfig webhookClientConfig here.</summary>
internal static class ConversionRules
{
    private const string OnlyForWebhook = "should not be set when strategy is not set to Webhook";

    public static void Check(CustomResourceDefinition definition, FieldPath path, RuleErrors errors)
    {
        if (definition.Conversion is not { } conversion)
        {
            return;
        }

        if (conversion.Strategy != "None" && definition.PreserveUnknownFields)
        {
            errors.Invalid("R-23", path.Child("strategy"), conversion.Strategy, "must be None if spec.preserveUnknownFields is true");
        }

        // An absent strategy is None, which the API server fills in; an empty one in a conversion that is there is not.
        if (conversion.Strategy.Length == 0)
        {
            errors.Required("R-40", path.Child("strategy"));
        }
        else if (conversion.Strategy is not ("None" or "Webhook"))
        {
            errors.NotSupported("R-40", path.Child("strategy"), conversion.Strategy, "None", "Webhook");
        }

        if (conversion.Strategy == "Webhook")
        {
            CheckWebhook(conversion, path, errors);
            return;
        }

        if (conversion.HasClientConfig)
        {
            errors.Forbidden("R-47", path.Child("webhookClientConfig"), OnlyForWebhook);
        }

        if (!conversion.ConversionReviewVersions.IsEmpty)
        {
            errors.Forbidden("R-47", path.Child("conversionReviewVersions"), OnlyForWebhook);
        }
    }

    private static void CheckWebhook(CustomResourceConversion conversion, FieldPath path, RuleErrors errors)
    {
        var client = path.Child("webhookClientConfig");
        if (!(conversion.HasClientConfig || conversion.Url is not null || conversion.Service is not null))
        {
            errors.Required("R-41", client, "required when strategy is set to Webhook");
        }
        else if ((conversion.Url is null) == (conversion.Service is null))
        {
            errors.Required("R-42", client, "exactly one of url or service is required");
        }
        else if (conversion.Url is { } url)
        {
            WebhookRules.CheckUrl(url, client.Child("url"), errors);
        }
        else
        {
            WebhookRules.CheckService(conversion.Service!, client.Child("service"), errors);
        }

        CheckReviewVersions(conversion.ConversionReviewVersions, path.Child("conversionReviewVersions"), errors);
    }

    private static void CheckReviewVersions(EquatableArray<string> versions, FieldPath path, RuleErrors errors)
    {
        if (versions.IsEmpty)
        {
            errors.Required("R-45", path);
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < versions.Count; i++)
        {
            if (!seen.Add(versions[i]))
            {
                errors.Invalid("R-45", path.Index(i), versions[i], "duplicate version");
            }
            else if (Names.FindDns1035LabelProblem(versions[i]) is { } problem)
            {
                errors.Invalid("R-45", path.Index(i), versions[i], problem);
            }
        }

        if (!seen.Contains("v1") && !seen.Contains("v1beta1"))
        {
            errors.Invalid("R-46", path, JsonArray.Of(versions), "must include at least one of v1, v1beta1");
        }
    }
}
