using System.Globalization;
using System.Text;
using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Discovery;
using CrdToolkit.Testing.Faults;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Recording;
using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Testing.Requests;

/// <summary>Answers every request: documents of the server, resources, and what goes wrong.</summary>
/// <param name="dispatcher">Answers for resources.</param>
/// <param name="discovery">Answers with documents.</param>
/// <param name="access">Who may.</param>
/// <param name="faults">What goes wrong on purpose.</param>
/// <param name="log">What was asked.</param>
/// <param name="clock">When it was asked.</param>
internal sealed class RequestPipeline(
    RequestDispatcher dispatcher, DiscoveryEndpoints discovery, AccessControl access, FaultInjector faults, RequestLog log, TimeProvider clock)
{
    /// <summary>Answers a request.</summary>
    public async Task ProcessAsync(HttpContext http)
    {
        if (!RequestTarget.TryRestorePath(http))
        {
            await WriteTextAsync(http, 400, "400 Bad Request");
            return;
        }

        var (started, timestamp) = (clock.GetUtcNow(), clock.GetTimestamp());
        var open = new OpenRequest(http, RequestPath.Parse(http.Request.Path.Value ?? ""));
        http.Features.Set(open);
        try
        {
            await AnswerAsync(http, open);
        }
        finally
        {
            faults.Finish(open);
            var wasAnswered = http.Response.HasStarted || !http.RequestAborted.IsCancellationRequested;
            log.Add(new RecordedRequest(open.Info, wasAnswered ? http.Response.StatusCode : 0, started, clock.GetElapsedTime(timestamp)));
        }
    }

    private async Task AnswerAsync(HttpContext http, OpenRequest open)
    {
        try
        {
            await AnswerOrThrowAsync(http, open);
        }
        catch (ConnectionCutException) when (!http.Response.HasStarted)
        {
            http.Abort();
        }
        catch (Exception e) when (e is not ConnectionCutException && http.RequestAborted.IsCancellationRequested)
        {
            // The client is gone or the server stops: nobody waits for an answer.
        }
    }

    private async Task AnswerOrThrowAsync(HttpContext http, OpenRequest open)
    {
        try
        {
            access.Authenticate(open);
            log.Begin(open.Info);
            if (await faults.TryAnswerAsync(open))
            {
                return;
            }

            Authorize(open);

            if ((open.Path is not null || !await discovery.TryAnswerAsync(http)) && !await dispatcher.TryAnswerAsync(http, open.Path))
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
        catch (Exception e) when (e is not ConnectionCutException && !http.RequestAborted.IsCancellationRequested)
        {
            await WriteStatusAsync(http, StatusErrors.Internal($"{e.GetType().Name}: {e.Message}"));
        }
    }

    /// <summary>Sends plain text.</summary>
    public static Task WriteTextAsync(HttpContext http, int code, string text)
    {
        http.Response.StatusCode = code;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache, private";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted).AsTask();
    }

    private void Authorize(OpenRequest open)
    {
        Authorize(open.User, open.Info);
        open.AuthorizeCreate = () =>
        {
            var creating = open.Info with { Verb = "create" };
            log.Begin(creating);
            Authorize(open.User, creating);
        };
    }

    private void Authorize(UserInfo user, RequestInfo asked)
    {
        try
        {
            access.Authorize(user, asked);
        }
        catch (StatusException)
        {
            log.Forbid(asked);
            throw;
        }
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

        await ResponseWriter.WriteAsync(http, ContentNegotiation.OfError(http.Request.Headers.Accept.ToString()), error.Code, error.Status);
    }
}
