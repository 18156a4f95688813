using CrdToolkit.Testing.Recording;

namespace CrdToolkit.Testing.Access;

/// <summary>Decides for every request who sent it and whether that one may.</summary>
/// <param name="authenticator">Who it is.</param>
/// <param name="authorizer">What they may.</param>
internal sealed class AccessControl(Authenticator authenticator, IAuthorizer authorizer)
{
    private static readonly string[] Open = ["/healthz", "/livez", "/readyz"];

    private readonly Impersonation impersonation = new(authorizer);

    /// <summary>Finds out who sent a request.</summary>
    /// <exception cref="Requests.StatusException">401: nobody knows; 403: impersonation is not allowed.</exception>
    public void Authenticate(OpenRequest request)
    {
        var sender = authenticator.Authenticate(request.Http);
        request.User = impersonation.Apply(sender, request.Info, request.Http.Request.Headers);
        request.Info = request.Info with { User = request.User.Name };
    }

    /// <summary>Lets a request pass, or not.</summary>
    /// <param name="user">Who sent it.</param>
    /// <param name="asked">What it asks for.</param>
    /// <exception cref="Requests.StatusException">403: it is not allowed.</exception>
    public void Authorize(UserInfo user, RequestInfo asked)
    {
        if (!Open.Contains(asked.Path) && authorizer.Authorize(user, asked) is { IsAllowed: false } decision)
        {
            throw Forbidden.Error(user, asked, decision.Reason);
        }
    }
}
