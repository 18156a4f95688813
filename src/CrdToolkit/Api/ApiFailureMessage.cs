using System.Net;
using System.Text;
using k8s.Models;

namespace CrdToolkit;

/// <summary>Words a failed request: what was asked, what the server said, what can be done.</summary>
internal static class ApiFailureMessage
{
    /// <param name="request">What was asked.</param>
    /// <param name="status">What the server said.</param>
    /// <param name="statusCode">Its HTTP status; 0 when there was no answer.</param>
    /// <param name="cause">Why there was none.</param>
    /// <param name="credentials">Whose credentials were used and where they stand; null where that is not known.</param>
    public static string Of(ApiRequest request, V1Status status, HttpStatusCode statusCode, Exception? cause, string? credentials)
    {
        var text = new StringBuilder(request.ToString());
        text.Append(": ").Append(status.Message is { Length: > 0 } words ? words : $"HTTP {(int)statusCode}");
        var advice = Advice(request, status, statusCode, cause, credentials);
        if (advice is not null)
            text.Append(EndsSentence(text) ? " " : ". ").Append(advice);
        return text.ToString();
    }

    private static bool EndsSentence(StringBuilder text) => text[^1] is '.' or '!' or '?';

    private static string? Advice(ApiRequest request, V1Status status, HttpStatusCode statusCode, Exception? cause, string? credentials) => statusCode switch
    {
        0 when cause is TimeoutException => "The API server did not answer in time; if this persists, look at its load.",
        0 when cause is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            "The server's certificate must be of the certificate-authority in the kubeconfig, and for the address that is connected to or for its tls-server-name.",
        0 => "Check that the API server runs and that the address in the kubeconfig is right.",
        HttpStatusCode.Unauthorized => $"The credentials{(credentials is null ? "" : $" ({credentials})")} are missing, wrong or expired.",
        // A quota or an admission webhook also answers 403; only authorization says "cannot".
        HttpStatusCode.Forbidden when status.Message?.Contains(" cannot ", StringComparison.Ordinal) == true => Permission(request),
        // What is missing is not always what was asked for: objects are created in namespaces that are there.
        HttpStatusCode.NotFound when status.Details is { Kind: "namespaces", Name: { } missing } && request.Resource.Plural != "namespaces" =>
            $"Create the namespace {missing}, or write to another one.",
        HttpStatusCode.NotFound when request.Name is null || status.Details?.Name is null => MissingResource(request),
        HttpStatusCode.Conflict when status.Reason == "AlreadyExists" => null,
        HttpStatusCode.Conflict => "Read the object again and repeat the change.",
        HttpStatusCode.Gone => "List again and watch from there.",
        HttpStatusCode.UnsupportedMediaType when request.Verb == ApiVerb.Patch && request.ContentType.Contains("strategic", StringComparison.Ordinal) =>
            "Custom resources take JSON patches, merge patches and applies only.",
        // The server does not say which: its words are those of any error of a client.
        HttpStatusCode.UnprocessableEntity when KubernetesApiException.IsFailedTest(request, status, statusCode) =>
            "The object was changed meanwhile, or deleted and made anew. Read it again and repeat the change.",
        _ => null,
    };

    private static string Permission(ApiRequest request)
    {
        var resource = request.Subresource is null ? request.Resource.Plural : $"{request.Resource.Plural}/{request.Subresource}";
        // Whoever watches also lists, sooner or later.
        var verbs = request.Verb == ApiVerb.Watch ? "\"list\", \"watch\"" : $"\"{request.Verb.Name()}\"";
        var role = request.Resource.Scope == ResourceScope.Namespaced && !string.IsNullOrEmpty(request.Namespace)
            ? $"role in namespace {request.Namespace}"
            : "cluster role";
        return $"Give its identity a {role} with apiGroups: [\"{request.Resource.Group}\"], resources: [\"{resource}\"], verbs: [{verbs}].";
    }

    private static string? MissingResource(ApiRequest request)
    {
        if (request.Resource.Group.Length == 0)
            return null;
        return request.Subresource is null
            ? $"Does the server have {request.Resource.GroupResource} in version {request.Resource.Version}? For a custom resource, install its CustomResourceDefinition and check that it serves the version."
            : $"Is there such an object, and does version {request.Resource.Version} of {request.Resource.GroupResource} declare the subresource {request.Subresource}?";
    }
}
