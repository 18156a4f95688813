using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace CrdToolkit;

/// <summary>Tells the warnings that the API server sends with an answer (a deprecated version, an unknown field), each once.</summary>
internal sealed partial class ServerWarnings(KubernetesApi api)
{
    // Warnings may quote object names; what is remembered must not grow without end.
    private const int MaxRemembered = 1_000;

    private readonly ConcurrentDictionary<string, bool> told = new();

    public void Tell(ApiRequest request, HttpResponseMessage response)
    {
        if (!response.Headers.Contains("Warning"))
            return;
        foreach (var warning in response.Headers.Warning)
        {
            var text = Unquote(warning);
            if (told.Count < MaxRemembered && told.TryAdd(text, true))
                Warned(api.Logger, request, text);
        }
    }

    private static string Unquote(WarningHeaderValue warning) => warning.Text.Trim('"').Replace("\\\"", "\"", StringComparison.Ordinal);

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The API server warns on {Request}: {Warning}")]
    private static partial void Warned(ILogger logger, ApiRequest request, string warning);
}
