using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Discovery;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Recording;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Plugins.Certificates;

/// <summary>Who may approve or sign certificates of which signer: a right on <c>signers</c>, which are no objects (IsAuthorizedForSignerName).</summary>
/// <param name="authorizer">Who may do what.</param>
internal sealed class SignerAccess(IAuthorizer authorizer)
{
    /// <summary>Refuses a write of somebody who may not do this for the signer of the request, nor for all signers of its domain.</summary>
    /// <param name="write">The write; it has an old object.</param>
    /// <param name="verb"><c>approve</c> or <c>sign</c>.</param>
    /// <exception cref="StatusException">They may not.</exception>
    public void Check(AdmissionAttributes write, string verb)
    {
        var signer = write.Old!.Child("spec").Text("signerName");
        if (!Allows(write, verb, signer) && !Allows(write, verb, $"{signer.Split('/')[0]}/*"))
        {
            throw PluginErrors.Forbidden(write, $"user not permitted to {verb} requests with signerName \"{signer}\"");
        }
    }

    private bool Allows(AdmissionAttributes write, string verb, string signer) => authorizer.Authorize(OpenRequest.Of(write.Request.Http).User, new RequestInfo
    {
        Method = "",
        Path = "",
        Verb = verb,
        IsResourceRequest = true,
        Group = Subresource.SigningRequests.Group,
        Version = "*",
        Resource = "signers",
        Name = signer,
    }).IsAllowed;
}
