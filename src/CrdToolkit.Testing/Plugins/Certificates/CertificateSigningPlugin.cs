using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Discovery;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Plugins.Certificates;

/// <summary>Who issues a certificate, or says that there will be none, has to be allowed to <c>sign</c> for its signer (CertificateSigning).</summary>
/// <param name="access">Who may.</param>
internal sealed class CertificateSigningPlugin(SignerAccess access) : IAdmissionPlugin
{
    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [Subresource.SigningRequests];

    /// <inheritdoc/>
    public IReadOnlyList<string> Subresources { get; } = ["status"];

    /// <inheritdoc/>
    public void Validate(AdmissionAttributes write, JsonObject value)
    {
        var (status, before) = (value.Child("status"), write.Old!.Child("status"));
        if (!Equals(status["certificate"], before["certificate"]) || !status.Items("conditions").SequenceEqual(before.Items("conditions")))
        {
            access.Check(write, "sign");
        }
    }
}
