namespace CrdToolkit.Tests.Leadership;

/// <summary>A network that the test can take down.</summary>
public sealed class SwitchableHandler : DelegatingHandler
{
    public bool IsDown { get; set; }

    /// <summary>Whether what is sent is lost, so that no answer comes.</summary>
    public bool IsSilent { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsSilent)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        return IsDown ? throw new HttpRequestException("the network is down") : await base.SendAsync(request, cancellationToken);
    }
}
