using System.Diagnostics;

namespace CrdToolkit;

/// <summary>Sends a request, counts and times it, and draws a span for it.</summary>
internal sealed class RequestTelemetry(KubernetesApi api)
{
    public async Task<HttpResponseMessage> SendAsync(ApiRequest request, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        using var activity = OperatorDiagnostics.Activities.HasListeners() ? Start(request) : null;
        var startedAt = api.Time.GetTimestamp();
        try
        {
            var response = await api.Connection.HttpClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            Ended(request, message, startedAt, (int)response.StatusCode);
            activity?.SetTag("http.response.status_code", (int)response.StatusCode);
            if (!response.IsSuccessStatusCode)
                activity?.SetStatus(ActivityStatusCode.Error, response.ReasonPhrase);
            return response;
        }
        catch (Exception exception)
        {
            Ended(request, message, startedAt, null);
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            throw;
        }
    }

    /// <summary>Measures an answer that was read to its end.</summary>
    public void Received(ApiRequest request, int bytes)
    {
        if (api.Metrics is { ResponseSize.Enabled: true } metrics)
            metrics.ResponseSize.Record(bytes, new("verb", request.Verb.Name()), Host());
    }

    /// <summary>Counts a request that is sent again.</summary>
    /// <param name="request">The request.</param>
    /// <param name="code">With what the server refused it.</param>
    public void SentAgain(ApiRequest request, int code) =>
        api.Metrics?.RequestRetries.Add(1, new("code", code), new("verb", request.Verb.Name()), Host());

    private KeyValuePair<string, object?> Host() => new("host", api.Connection.BaseUri.Authority);

    private void Ended(ApiRequest request, HttpRequestMessage message, long startedAt, int? code)
    {
        if (api.Metrics is not { } metrics)
            return;
        var host = Host();
        if (metrics.Requests.Enabled)
            metrics.Requests.Add(1, new("code", code ?? (object)"<error>"), new("method", message.Method.Method), host);
        if (metrics.RequestSize.Enabled && request.Body is { } body)
            metrics.RequestSize.Record(body.Length, new("verb", request.Verb.Name()), host);
        if (metrics.RequestTime.Enabled)
            metrics.RequestTime.Record(api.Time.GetElapsedTime(startedAt).TotalSeconds, new("verb", request.Verb.Name()), host);
    }

    private static Activity? Start(ApiRequest request)
    {
        var activity = OperatorDiagnostics.Activities.StartActivity($"{request.Verb.Name()} {request.Resource.GroupResource}", ActivityKind.Client);
        return activity?.SetTag("k8s.verb", request.Verb.Name()).SetTag("k8s.resource", request.Resource.GroupResource)
            .SetTag("k8s.subresource", request.Subresource).SetTag("k8s.namespace.name", request.Namespace).SetTag("k8s.name", request.Name);
    }
}
