namespace CrdToolkit.Tests.Leadership;

/// <summary>A network that the test can take down.</summary>
public sealed class SwitchableHandler : DelegatingHandler
{
    public bool IsDown { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => IsDown
        ? Task.FromException<HttpResponseMessage>(new HttpRequestException("the network is down"))
        : base.SendAsync(request, cancellationToken);
}
