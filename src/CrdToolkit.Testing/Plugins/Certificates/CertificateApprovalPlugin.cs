using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Discovery;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Plugins.Certificates;

/// <summary>Who writes the approval of a certificate signing request has to be allowed to <c>approve</c> for its signer (CertificateApproval).</summary>
/// <param name="access">Who may.</param>
internal sealed class CertificateApprovalPlugin(SignerAccess access) : IAdmissionPlugin
{
    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [Subresource.SigningRequests];

    /// <inheritdoc/>
    public IReadOnlyList<string> Subresources { get; } = ["approval"];

    /// <inheritdoc/>
    public void Validate(AdmissionAttributes write, JsonObject value) => access.Check(write, "approve");
}
