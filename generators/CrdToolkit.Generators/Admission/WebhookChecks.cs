using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Admission;

/// <summary>
/// What a webhook must be for the API server to take it (<c>validateWebhook</c> of pkg/apis/admissionregistration/validation).
/// </summary>
internal static class WebhookChecks
{
    /// <summary>All that is wrong with the webhook that an attribute declares.</summary>
    public static IEnumerable<WebhookProblem> Of(AttributeData attribute) => [.. Address(attribute), .. Rule(attribute), .. Settings(attribute)];

    private static IEnumerable<WebhookProblem> Address(AttributeData attribute)
    {
        var path = attribute.Property<string>("Path");
        var url = attribute.Property<string>("Url");
        if ((path is null) == (url is null))
        {
            yield return new(null, $"has {(url is null ? "neither Path nor Url" : "both Path and Url")}; set one of them", url is null ? null : "Url");
        }
        else if (path is not null && (!path.StartsWith("/", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal)))
        {
            yield return new(null, $"has the path '{path}'; the API server says: must start with a '/', and it has no empty part", "Path");
        }
        else if (url is not null && (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != "https" || uri.UserInfo.Length + uri.Fragment.Length + uri.Query.Length > 0))
        {
            yield return new(null, $"has the URL '{url}'; the API server takes https:// with a host, and neither user, query nor fragment", "Url");
        }

        if (url is not null && new[] { "ServiceName", "ServiceNamespace", "ServicePort" }.FirstOrDefault(attribute.IsSet) is { } service)
        {
            yield return new(null, $"has both Url and {service}; the API server says: exactly one of url or service is required", service);
        }
    }

    private static IEnumerable<WebhookProblem> Rule(AttributeData attribute)
    {
        if (attribute.Property<int>("Operations") is var operations && operations == 0)
        {
            yield return new("operations", "are missing: say of which it is asked, such as Operations = AdmissionOperations.Create | AdmissionOperations.Update", null);
        }
        else if ((operations & 16) != 0 && operations != 16)
        {
            yield return new("operations", "are All and others; the API server says: if '*' is present, must not specify other operations", "Operations");
        }

        foreach (var list in new[] { "Groups", "Versions", "Resources" })
        {
            var given = attribute.Strings(list);
            if (given.IsEmpty)
            {
                yield return new(list.ToLowerInvariant(), $"are missing: set {list}{(list == "Groups" ? "; the core group is \"\"" : "")}", null);
            }
            else if (list != "Resources" && given.Count > 1 && given.Contains("*"))
            {
                yield return new(list.ToLowerInvariant(), $"are '*' and others; the API server says: if '*' is present, must not specify other {(list == "Groups" ? "API groups" : "API versions")}", list);
            }
        }
    }

    private static IEnumerable<WebhookProblem> Settings(AttributeData attribute)
    {
        if (attribute.Argument<string>(0) is { } name && !(KubernetesNames.IsSubdomain(name) && name.Split('.').Length >= 3))
        {
            yield return new("name", "is none; the API server says: should be a domain with at least three segments separated by dots", "name");
        }

        if (attribute.IsSet("TimeoutSeconds") && attribute.Property<int>("TimeoutSeconds") is < 1 or > 30)
        {
            yield return new("timeout", "is out of range; the API server says: the timeout value must be between 1 and 30 seconds", "TimeoutSeconds");
        }

        if (attribute.IsSet("ServicePort") && attribute.Property<int>("ServicePort") is < 1 or > 65535)
        {
            yield return new("port", "is out of range; the API server says: port is not valid: must be between 1 and 65535, inclusive", "ServicePort");
        }

        if (attribute.IsSet("AdmissionReviewVersions") && !attribute.Strings("AdmissionReviewVersions").Any(version => version is "v1" or "v1beta1"))
        {
            yield return new("review versions", "name none that the API server sends; it says: must include at least one of v1, v1beta1", "AdmissionReviewVersions");
        }

        foreach (var selector in new[] { "ObjectSelector", "NamespaceSelector" })
        {
            if (attribute.Property<string>(selector) is { } text && WebhookSelector.Problem(text) is { } problem)
            {
                yield return new("selector", $"is none: '{text}': {problem}; write it as for kubectl: a=b,c!=d,e in (f,g),h,!i", selector);
            }
        }
    }
}
