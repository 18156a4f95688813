using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using k8s.Models;

namespace CrdToolkit;

/// <summary>Sends requests over the connection and turns every failure into a <see cref="KubernetesApiException"/>.</summary>
internal sealed class ApiTransport(KubernetesApi api)
{
    private const int MaxQuoted = 300;

    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue PartialObject = MetadataOnly("PartialObjectMetadata");
    private static readonly MediaTypeWithQualityHeaderValue PartialList = MetadataOnly("PartialObjectMetadataList");

    /// <summary>The name of the program: the server names the field manager of a write after it, unless one is given.</summary>
    public static readonly string ProgramName = ProductName();

    private static readonly ProductInfoHeaderValue Product = new(ProgramName, null);

    private readonly JsonTypeInfo<V1Status> statusType = (JsonTypeInfo<V1Status>)api.Json.GetTypeInfo(typeof(V1Status));
    private readonly ServerWarnings warnings = new(api);

    /// <summary>Counts and times what is sent.</summary>
    public RequestTelemetry Telemetry { get; } = new(api);

    /// <summary>Sends a request and reads the whole answer, within the request timeout.</summary>
    public async Task<ResponseBody> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(api.RequestTimeout, api.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await OpenAsync(request, either.Token).ConfigureAwait(false);
            var body = await ReadBodyAsync(request, response.Content, either.Token).ConfigureAwait(false);
            Telemetry.Received(request, body.Span.Length);
            return body;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Unanswered(request, new TimeoutException($"no answer within {api.RequestTimeout.TotalSeconds:0.#} seconds"));
        }
    }

    /// <summary>Sends a request and returns once the answer begins; its body is the caller's to read. There is no time limit.</summary>
    public async Task<HttpResponseMessage> OpenAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        api.Fence.Check(request);
        HttpResponseMessage response;
        try
        {
            using var message = await CreateMessageAsync(request, cancellationToken).ConfigureAwait(false);
            response = await Telemetry.SendAsync(request, message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Unanswered(request, exception);
        }

        warnings.Tell(request, response);
        if (response.IsSuccessStatusCode)
            return response;
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            api.Tokens?.Reject();
        using (response)
            throw await RefusedAsync(request, response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>No answer: wraps what the connection said.</summary>
    public KubernetesApiException Unanswered(ApiRequest request, Exception exception)
    {
        var innermost = exception;
        while (innermost.InnerException is { } inner)
            innermost = inner;
        var status = new V1Status { Message = $"no answer from {api.Connection.BaseUri}: {innermost.Message}" };
        return new KubernetesApiException(request, status, 0, innerException: innermost is TimeoutException ? innermost : exception);
    }

    /// <summary>Reads a <c>Status</c> that came in place of an object.</summary>
    public V1Status? ReadStatus(ReadOnlySpan<byte> json)
    {
        try
        {
            var status = JsonSerializer.Deserialize(json, statusType);
            return status?.Kind == "Status" ? status : null;
        }
        catch (JsonException)
        {
            // A proxy answers with a page of its own.
            return null;
        }
    }

    private async Task<HttpRequestMessage> CreateMessageAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var message = new HttpRequestMessage(request.Verb.Method(), new Uri(api.Connection.BaseUri, request.RelativeUri()))
        {
            Version = request.IsElection ? HttpVersion.Version11 : HttpVersion.Version20,
        };
        if (request.IsMetadataOnly)
            message.Headers.Accept.Add(request.Verb == ApiVerb.List ? PartialList : PartialObject);
        // Of a server that cannot leave the rest out, the rest is skipped here.
        message.Headers.Accept.Add(Json);
        message.Headers.UserAgent.Add(Product);
        if (!string.IsNullOrWhiteSpace(api.TlsServerName))
            message.Headers.Host = api.TlsServerName;
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }

        if (api.Connection.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(message, cancellationToken).ConfigureAwait(false);
        return message;
    }

    private async Task<ResponseBody> ReadBodyAsync(ApiRequest request, HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            return await ResponseBody.ReadAsync(content, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Unanswered(request, exception);
        }
    }

    private async Task<KubernetesApiException> RefusedAsync(ApiRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = await ReadBodyAsync(request, response.Content, cancellationToken).ConfigureAwait(false);
        var status = ReadStatus(body.Span)
            ?? new V1Status { Code = (int)response.StatusCode, Message = $"HTTP {(int)response.StatusCode} {response.ReasonPhrase}{PlainText(response, body)}" };
        return new KubernetesApiException(request, status, response.StatusCode, RetryAfter(response, status), credentials: api.CredentialSource);
    }

    // What stands before the API server, or listens in its place, says in a line what is wrong; that a page was not found says nothing.
    private static string PlainText(HttpResponseMessage response, ResponseBody body) =>
        response.Content.Headers.ContentType?.MediaType == "text/plain" && response.StatusCode != HttpStatusCode.NotFound
        && Encoding.UTF8.GetString(body.Span).Trim() is { Length: > 0 and <= MaxQuoted } text
            ? $": {text.ReplaceLineEndings(" ")}"
            : "";

    private TimeSpan? RetryAfter(HttpResponseMessage response, V1Status status)
    {
        if (response.Headers.RetryAfter?.Delta is { } delta)
            return delta;
        if (response.Headers.RetryAfter?.Date is { } date)
            return date - api.Time.GetUtcNow();
        return status.Details?.RetryAfterSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static MediaTypeWithQualityHeaderValue MetadataOnly(string kind)
    {
        var type = new MediaTypeWithQualityHeaderValue("application/json");
        type.Parameters.Add(new("as", kind));
        type.Parameters.Add(new("g", "meta.k8s.io"));
        type.Parameters.Add(new("v", "v1"));
        return type;
    }

    private static string ProductName()
    {
        var name = string.Concat(AppDomain.CurrentDomain.FriendlyName.Where(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_'));
        return name.Length == 0 ? "CrdToolkit" : name;
    }
}
