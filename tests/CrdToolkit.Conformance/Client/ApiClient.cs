using System.Net;
using System.Net.Http.Headers;
using System.Text;
using k8s;

namespace CrdToolkit.Conformance.Client;

/// <summary>Plain HTTP and JSON to one API server, so that nothing of a client library hides what the server answers.</summary>
public sealed class ApiClient(Kubernetes connection, params (string Name, string Value)[] headers)
{
    /// <summary>How long a request may take before its case fails: far longer than any answer of a working server.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The same connection, acting as somebody else.</summary>
    public ApiClient As(string user, params string[] groups) => new(
        connection, [("Impersonate-User", user), .. groups.Select(group => ("Impersonate-Group", group))]);

    /// <summary>The same connection with a further header in each request, in the place of the credentials where it is one.</summary>
    public ApiClient With(string header, string value) => new(connection, [.. headers, (header, value)]);

    public Task<ApiResponse> GetAsync(string path, string? accept = null) => SendAsync(HttpMethod.Get, path, accept: accept);

    public Task<ApiResponse> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, body.ToJsonString());

    public Task<ApiResponse> PutAsync(string path, JsonNode body) => SendAsync(HttpMethod.Put, path, body.ToJsonString());

    public Task<ApiResponse> DeleteAsync(string path, string? options = null) => SendAsync(HttpMethod.Delete, path, options);

    /// <summary>PATCH with <c>application/merge-patch+json</c>.</summary>
    public Task<ApiResponse> MergePatchAsync(string path, string patch) =>
        SendAsync(HttpMethod.Patch, path, patch, "application/merge-patch+json");

    /// <summary>PATCH with <c>application/json-patch+json</c>.</summary>
    public Task<ApiResponse> JsonPatchAsync(string path, string patch) =>
        SendAsync(HttpMethod.Patch, path, patch, "application/json-patch+json");

    /// <summary>PATCH with <c>application/strategic-merge-patch+json</c>.</summary>
    public Task<ApiResponse> StrategicMergePatchAsync(string path, string patch) =>
        SendAsync(HttpMethod.Patch, path, patch, "application/strategic-merge-patch+json");

    /// <summary>PATCH with <c>application/apply-patch+yaml</c>: server-side apply.</summary>
    public Task<ApiResponse> ApplyAsync(string path, JsonNode configuration) =>
        SendAsync(HttpMethod.Patch, path, configuration.ToJsonString(), "application/apply-patch+yaml");

    /// <summary>
    /// Any request, its body as it is. An answer of 429 says that the server did nothing yet (it does so while it sets up the storage of
    /// a new kind), so the request is repeated, as every client does.
    /// </summary>
    public Task<ApiResponse> SendAsync(
        HttpMethod method, string path, string? body = null, string contentType = "application/json", string? accept = null, bool retries = true) =>
        SendBytesAsync(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), contentType, accept, retries);

    /// <summary>As <see cref="SendAsync"/>, with a body that is no text.</summary>
    public Task<ApiResponse> SendBytesAsync(
        HttpMethod method, string path, byte[]? body, string contentType, string? accept = null, bool retries = true) =>
        UntilAsync(() => SendOnceAsync(method, path, body, contentType, accept), answer => answer.Code != 429 || !retries);

    /// <summary>
    /// Opens a watch, again where the server did nothing yet; <paramref name="path"/> is that of a collection, with the query of the watch
    /// except <c>watch=true</c>.
    /// </summary>
    public async Task<WatchReader> WatchAsync(string path, string? accept = null)
    {
        var target = path + (path.Contains('?') ? "&" : "?") + "watch=true";
        var cancellation = TestContext.Current.CancellationToken;
        var answer = await UntilAsync(
            () => OpenAsync(target, accept), answer => answer.StatusCode != HttpStatusCode.TooManyRequests, answer => $"{answer.StatusCode} to GET {target}");
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            using (answer)
            {
                Assert.Fail(
                    $"GET {target}: expected 200, got {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}");
            }
        }
        return new WatchReader(target, answer, await answer.Content.ReadAsStreamAsync(cancellation));
    }

    /// <summary>
    /// Asks again and again until the answer fits, which is for states that no watch announces, such as a kind being served.
    /// </summary>
    public Task<ApiResponse> EventuallyAsync(string path, Func<ApiResponse, bool> fits) => UntilAsync(() => GetAsync(path), fits);

    /// <summary>As <see cref="EventuallyAsync"/>, with a request of any kind.</summary>
    public Task<ApiResponse> UntilAsync(Func<Task<ApiResponse>> ask, Func<ApiResponse, bool> fits) => UntilAsync(ask, fits, answer => answer.Describe());

    /// <summary>
    /// Takes the finalizers off all objects of a kind in the namespaces that fit, so that a case that failed halfway leaves nothing
    /// which cannot be deleted.
    /// </summary>
    /// <param name="kind">The kind.</param>
    /// <param name="inNamespace">Which namespaces fit.</param>
    /// <param name="patch">What takes them off.</param>
    public async Task ReleaseAsync(Resource kind, Predicate<string?> inNamespace, string patch = """{"metadata":{"finalizers":null}}""")
    {
        var list = await GetAsync(kind.Everywhere);
        foreach (var held in list.Code == 200 ? list.Body.At("items")!.AsArray() : [])
        {
            if (held.At("metadata.finalizers") is not null && inNamespace(held.Text("metadata.namespace")))
            {
                await MergePatchAsync(
                    (kind with { Namespace = held.Text("metadata.namespace") }).PathTo(held.Name()), patch);
            }
        }
    }

    private async Task<ApiResponse> SendOnceAsync(HttpMethod method, string path, byte[]? body, string contentType, string? accept)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        using var request = await RequestAsync(method, path, body, contentType, accept, deadline.Token);
        try
        {
            using var answer = await connection.HttpClient.SendAsync(request, deadline.Token);
            return new ApiResponse(
                $"{method} {path}", body is null ? null : Encoding.UTF8.GetString(body), (int)answer.StatusCode, answer.Headers,
                answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync(deadline.Token));
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{method} {path} was not answered within {Patience.TotalSeconds} seconds.");
        }
    }

    private async Task<HttpRequestMessage> RequestAsync(
        HttpMethod method, string path, byte[]? body, string contentType, string? accept, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(method, new Uri(connection.BaseUri, path));
        request.Headers.TryAddWithoutValidation("Accept", accept ?? "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "conformance");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }
        if (connection.Credentials is not null)
        {
            await connection.Credentials.ProcessHttpRequestAsync(request, cancellation);
        }
        foreach (var (name, value) in headers)
        {
            if (name == "Authorization")
            {
                request.Headers.Remove(name);
            }
            request.Headers.Add(name, value);
        }
        return request;
    }

    private async Task<HttpResponseMessage> OpenAsync(string target, string? accept)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var request = await RequestAsync(HttpMethod.Get, target, null, "application/json", accept, cancellation);
        return await connection.HttpClient
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
            .WaitAsync(Patience, cancellation);
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> fits, Func<T, string> describe)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var answer = await ask();
        while (!fits(answer))
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                Assert.Fail($"within {Patience.TotalSeconds} seconds this did not become as expected; last\n{describe(answer)}");
            }
            await pause.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            answer = await ask();
        }
        return answer;
    }
}
