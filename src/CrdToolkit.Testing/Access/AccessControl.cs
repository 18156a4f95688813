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
    /// <exception cref="Requests.StatusException">403: it is not allowed.</exception>
    public void Authorize(OpenRequest request)
    {
        if (!Open.Contains(request.Info.Path))
        {
            Require(request, request.Info);
        }
    }

    /// <summary>Lets a request whose verb is another create what it names, or not: an update or an apply of an object that is not there.</summary>
    /// <exception cref="Requests.StatusException">403: it is not allowed.</exception>
    public void AuthorizeCreate(OpenRequest request) => Require(request, Creating(request.Info));

    /// <summary>What such a request is recorded as, besides what it is.</summary>
    public static RequestInfo Creating(RequestInfo request) => request with { Verb = "create" };

    private void Require(OpenRequest request, RequestInfo asked)
    {
        if (authorizer.Authorize(request.User, asked) is { IsAllowed: false } decision)
        {
            throw Forbidden.Error(request.User, asked, decision.Reason);
        }
    }
}
