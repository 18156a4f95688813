using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CrdToolkit.Conformance.Client;

/// <summary>What the server answered, with enough of the request to say in a failure what was asked.</summary>
public sealed class ApiResponse(
    string request, string? requestBody, int code, HttpResponseHeaders headers, string? mediaType, byte[] bytes)
{
    private readonly string text = Encoding.UTF8.GetString(bytes);

    /// <summary>The HTTP status code.</summary>
    public int Code => code;

    /// <summary>The headers, those of the body aside.</summary>
    public HttpResponseHeaders Headers => headers;

    /// <summary>The media type of the answer, without parameters.</summary>
    public string? MediaType => mediaType;

    /// <summary>The body as it came.</summary>
    public IReadOnlyList<byte> Bytes => bytes;

    /// <summary>The body as text.</summary>
    public string Text => text;

    /// <summary>The texts of the <c>Warning</c> headers: what kubectl prints after "Warning: ".</summary>
    public IReadOnlyList<string> Warnings =>
        headers.TryGetValues("Warning", out var values) ? [.. values.Select(WarningText)] : [];

    /// <summary>The body as a JSON object.</summary>
    public JsonObject Body
    {
        get
        {
            try
            {
                return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 20_000 })!.AsObject();
            }
            catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or NullReferenceException)
            {
                throw new Xunit.Sdk.XunitException($"{Describe()}\n(the answer is not a JSON object)");
            }
        }
    }

    /// <summary>Fails unless the server answered <paramref name="expected"/>.</summary>
    public ApiResponse Expect(int expected)
    {
        if (code != expected)
        {
            Assert.Fail($"expected {expected}, but\n{Describe()}");
        }
        return this;
    }

    /// <summary>The request and the answer, for the message of a failure.</summary>
    public string Describe() => $"{request}\n{Shorten(requestBody)}\nwas answered {code}\n{Shorten(text)}";

    private static string Shorten(string? body) => body is null ? "" : body.Length > 3000 ? body[..3000] + "…" : body;

    // 299 - "text", with quotes and backslashes inside escaped
    private static string WarningText(string header)
    {
        var quoted = header[(header.IndexOf('"') + 1)..header.LastIndexOf('"')];
        return quoted.Replace("\\\"", "\"").Replace("\\\\", "\\");
    }
}
