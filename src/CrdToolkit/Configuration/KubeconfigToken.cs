using System.Net.Http.Headers;
using k8s.Authentication;

namespace CrdToolkit;

/// <summary>
/// A token that stands in a kubeconfig: read again when the server refuses it, as who sets a server up anew writes the kubeconfig anew.
/// </summary>
internal sealed class KubeconfigToken(string token, string user, KubeconfigSet set) : ITokenProvider, IRenewableToken
{
    private volatile string current = token;
    private volatile bool isRejected;

    public Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken)
    {
        if (isRejected)
            Read();
        return Task.FromResult(new AuthenticationHeaderValue("Bearer", current));
    }

    public void Reject() => isRejected = true;

    private void Read()
    {
        isRejected = false;
        try
        {
            current = set.Reload().Find("users", "user", user, "the context in use").Text("token") ?? current;
        }
        catch (Exception exception) when (exception is KubeconfigException or IOException or UnauthorizedAccessException)
        {
            // While the file is being replaced the last token may still be good; if it is not, the server says so again.
        }
    }
}
