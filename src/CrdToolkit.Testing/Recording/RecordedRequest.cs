namespace CrdToolkit.Testing;

/// <summary>A request that the server has answered, or whose connection is gone.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="StatusCode">The HTTP status code; 0 when nothing was answered.</param>
/// <param name="Started">When it came, by the server's clock.</param>
/// <param name="Duration">How long it took, by the server's clock; a watch takes as long as it is open.</param>
public sealed record RecordedRequest(RequestInfo Request, int StatusCode, DateTimeOffset Started, TimeSpan Duration)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Request} {StatusCode}";
}
