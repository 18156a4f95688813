using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CrdToolkit;

/// <summary>
/// The answer of <c>/healthz</c> and <c>/readyz</c>, as kube-apiserver words it: <c>ok</c>, with <c>?verbose</c> or when one fails all
/// checks, <c>?exclude=NAME</c> leaves one out, <c>/readyz/NAME</c> asks one alone.
/// </summary>
internal sealed class HealthPage(string path, IReadOnlyDictionary<string, IHealthCheck> checks)
{
    public async Task<EndpointAnswer> AnswerAsync(string target, CancellationToken cancellationToken)
    {
        var (asked, query) = Split(target);
        var one = asked.Length > path.Length + 1 ? Uri.UnescapeDataString(asked[(path.Length + 1)..]) : null;
        if (one is not null && !checks.ContainsKey(one))
            return new EndpointAnswer(404, $"there is no check {one}\n");
        var text = new StringBuilder();
        var isFailed = false;
        foreach (var (name, check) in checks)
        {
            if ((one is not null && one != name) || query.Contains($"exclude={name}"))
                continue;
            var result = await CheckAsync(name, check, cancellationToken).ConfigureAwait(false);
            isFailed |= result.Status == HealthStatus.Unhealthy;
            text.Append(result.Status == HealthStatus.Unhealthy ? "[-]" : "[+]").Append(name)
                .Append(result.Status == HealthStatus.Unhealthy ? " failed" : " ok")
                .Append(string.IsNullOrEmpty(result.Description) ? "" : $": {result.Description}").Append('\n');
            foreach (var (key, value) in result.Data)
                text.Append("   ").Append(key).Append(": ").Append(value).Append('\n');
        }

        if (isFailed)
            return new EndpointAnswer(503, text.Append(path[1..]).Append(" check failed\n").ToString());
        return new EndpointAnswer(200, query.Any(part => part.StartsWith("verbose", StringComparison.Ordinal)) ? text.Append(path[1..]).Append(" check passed\n").ToString() : "ok");
    }

    private static async Task<HealthCheckResult> CheckAsync(string name, IHealthCheck check, CancellationToken cancellationToken)
    {
        try
        {
            var context = new HealthCheckContext { Registration = new HealthCheckRegistration(name, check, HealthStatus.Unhealthy, null) };
            return await check.CheckHealthAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return HealthCheckResult.Unhealthy(exception.Message, exception);
        }
    }

    private static (string Path, string[] Query) Split(string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (target, []) : (target[..mark], Uri.UnescapeDataString(target[(mark + 1)..]).Split('&'));
    }
}
