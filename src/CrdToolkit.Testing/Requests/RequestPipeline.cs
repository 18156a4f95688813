using System.Globalization;
using System.Text;
using CrdToolkit.Testing.Discovery;
using CrdToolkit.Testing.Objects;
using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Testing.Requests;

/// <summary>Answers every request: documents of the server, resources, and what goes wrong.</summary>
/// <param name="dispatcher">Answers for resources.</param>
/// <param name="discovery">Answers with documents.</param>
internal sealed class RequestPipeline(RequestDispatcher dispatcher, DiscoveryEndpoints discovery)
{
    /// <summary>Answers a request.</summary>
    public async Task ProcessAsync(HttpContext http)
    {
        try
        {
            if (!await discovery.TryAnswerAsync(http) && !await dispatcher.TryAnswerAsync(http))
            {
                await WriteTextAsync(http, 404, "404 page not found\n");
            }
        }
        catch (StatusException e)
        {
            await WriteStatusAsync(http, e);
        }
        catch (UnreadableObjectException e)
        {
            await WriteStatusAsync(http, StatusErrors.BadRequest(e.Message));
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client is gone or the server stops: nobody waits for an answer.
        }
        catch (Exception e)
        {
            await WriteStatusAsync(http, StatusErrors.Internal($"{e.GetType().Name}: {e.Message}"));
        }
    }

    /// <summary>Sends plain text.</summary>
    public static Task WriteTextAsync(HttpContext http, int code, string text)
    {
        http.Response.StatusCode = code;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted).AsTask();
    }

    private static async Task WriteStatusAsync(HttpContext http, StatusException error)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        if (error.RetryAfterSeconds is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var isYaml = MediaType.ParseList(http.Request.Headers.Accept.ToString()).FirstOrDefault()?.Name == MediaType.Yaml;
        await ResponseWriter.WriteAsync(http, ContentNegotiation.Default with { IsYaml = isYaml }, error.Code, error.Status);
    }
}
