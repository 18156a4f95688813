namespace CrdToolkit;

/// <summary>Credentials that can be got anew when the server does not accept them any more.</summary>
internal interface IRenewableToken
{
    /// <summary>The server has answered 401: what is cached is not to be used again.</summary>
    void Reject();
}
