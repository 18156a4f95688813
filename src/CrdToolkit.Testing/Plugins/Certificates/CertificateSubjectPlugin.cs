using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Discovery;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Plugins.Certificates;

/// <summary>Nobody asks for a certificate with which they could do everything (CertificateSubjectRestriction).</summary>
internal sealed class CertificateSubjectPlugin : IAdmissionPlugin
{
    private const string Signer = "kubernetes.io/kube-apiserver-client";

    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [Subresource.SigningRequests];

    /// <inheritdoc/>
    public void Validate(AdmissionAttributes write, JsonObject value)
    {
        var spec = value.Child("spec");
        if (write.Old is null && spec.Text("signerName") == Signer && CertificateSubject.OrganizationsOf(spec.Text("request")).Contains(UserInfo.Masters))
        {
            throw PluginErrors.Forbidden(write, $"use of {Signer} signer with {UserInfo.Masters} group is not allowed");
        }
    }
}
