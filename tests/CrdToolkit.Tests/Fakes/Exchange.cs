using System.Net;
using System.Text;
using System.Text.Json;

namespace CrdToolkit.Tests.Fakes;

/// <summary>A request that waits for its answer.</summary>
public sealed class Exchange(HttpRequestMessage request, string body)
{
    private readonly TaskCompletionSource<HttpResponseMessage> response = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Method { get; } = request.Method.Method;

    public string Path { get; } = request.RequestUri!.AbsolutePath;

    public string Query { get; } = Uri.UnescapeDataString(request.RequestUri!.Query);

    public string? ContentType { get; } = request.Content?.Headers.ContentType?.MediaType;

    public string Body { get; } = body;

    public string Accept { get; } = request.Headers.Accept.ToString();

    public string? Host { get; } = request.Headers.Host;

    public Task<HttpResponseMessage> Response => response.Task;

    public void Answer(string json, HttpStatusCode statusCode = HttpStatusCode.OK, TimeSpan? retryAfter = null)
    {
        var message = new HttpResponseMessage(statusCode) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (retryAfter is { } delay)
            message.Headers.RetryAfter = new(delay);
        response.SetResult(message);
    }

    public void AnswerText(string text, HttpStatusCode statusCode) =>
        response.SetResult(new HttpResponseMessage(statusCode) { Content = new StringContent(text, Encoding.UTF8, "text/plain") });

    public void Answer(Machine machine) => Answer(JsonSerializer.Serialize(machine, WireContract.CreateOptions()));

    public void AnswerList(string version, string? @continue, params IEnumerable<Machine> machines)
    {
        var items = string.Join(',', machines.Select(machine => JsonSerializer.Serialize(machine, WireContract.CreateOptions())));
        AnswerList(version, @continue, items);
    }

    public void AnswerList(string version, string? @continue, string items) => Answer(
        $$"""{"apiVersion":"infra.example.com/v1","kind":"MachineList","metadata":{"resourceVersion":"{{version}}"{{(@continue is null ? "" : $",\"continue\":\"{@continue}\"")}}},"items":[{{items}}]}""");

    public void Refuse(HttpStatusCode statusCode, string reason, string message, string details = "{}", TimeSpan? retryAfter = null) => Answer(
        $$"""{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":{{JsonSerializer.Serialize(message)}},"reason":"{{reason}}","details":{{details}},"code":{{(int)statusCode}}}""",
        statusCode,
        retryAfter);

    public void Break(string reason = "connection reset") => response.SetException(new HttpRequestException(reason));

    public WatchScript AnswerWatch()
    {
        var script = new WatchScript();
        response.SetResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(script.Stream) });
        return script;
    }
}
