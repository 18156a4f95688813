using System.Net;

namespace CrdToolkit;

/// <summary>
/// Sends requests of clients again that a busy or failing server refused, a few times: where it says that it did nothing (429), and
/// otherwise only what does no harm when done twice. What is left over after that is the work queue's to try again.
/// </summary>
internal sealed class PersistentTransport(KubernetesApi api)
{
    private const int MaxTries = 4;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);

    // A worker that waits longer keeps others from being worked on.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    public async Task<ResponseBody> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            TimeSpan delay;
            try
            {
                return await api.Transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (KubernetesApiException exception) when (tries < MaxTries && IsPassing(request, exception) && DelayAfter(exception, tries) <= LongestDelay)
            {
                delay = DelayAfter(exception, tries);
                api.Transport.Telemetry.SentAgain(request, (int)exception.StatusCode);
                ClientLog.SentAgain(api.Logger, exception.Message, delay.TotalSeconds);
            }

            await Task.Delay(delay, api.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsPassing(ApiRequest request, KubernetesApiException exception) =>
        exception.IsTooManyRequests
        || (request.IsRepeatable
            && exception.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout);

    private static TimeSpan DelayAfter(KubernetesApiException exception, int tries) => exception.RetryAfter ?? FirstDelay * (1 << (tries - 1));
}
