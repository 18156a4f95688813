using System.Net.Http.Headers;
using k8s.Authentication;

namespace CrdToolkit;

/// <summary>A token in a file, which somebody else renews: read again each minute, and when the server refuses it.</summary>
internal sealed class FileTokenProvider(string file, TimeProvider time) : ITokenProvider, IRenewableToken
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private AuthenticationHeaderValue? header;
    private long readAt;

    public Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken)
    {
        if (header is null || time.GetElapsedTime(readAt) >= Period)
            Read();
        return Task.FromResult(header!);
    }

    public void Reject() => readAt = time.GetTimestamp() - (long)(Period.TotalSeconds * time.TimestampFrequency);

    private void Read()
    {
        try
        {
            header = new AuthenticationHeaderValue("Bearer", File.ReadAllText(file).Trim());
            readAt = time.GetTimestamp();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            // While the file is being replaced the last token may still be good.
            if (header is null)
                throw new KubeconfigException($"The token in {file} cannot be read: {exception.Message}", exception);
        }
    }
}
