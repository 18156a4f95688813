using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Namespaces;
using CrdToolkit.Testing.Plugins.Certificates;
using CrdToolkit.Testing.Plugins.Limits;
using CrdToolkit.Testing.Plugins.Security;
using CrdToolkit.Testing.Plugins.Volumes;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins;

/// <summary>The plugins that a kube-apiserver runs unless it is told otherwise, as far as they look at what is served here.</summary>
internal static class DefaultPlugins
{
    /// <summary>Makes them.</summary>
    /// <param name="store">Where the objects are that they follow.</param>
    /// <param name="authorizer">Who may do what.</param>
    /// <param name="contents">What every namespace has; null where namespaces are empty, and pods run as nobody.</param>
    public static AdmissionPlugins Create(ObjectStore store, IAuthorizer authorizer, NamespaceContents? contents)
    {
        var signers = new SignerAccess(authorizer);
        return new(
        [
            new LimitRangerPlugin(store),
            .. contents is null ? (IAdmissionPlugin[])[] : [new ServiceAccountPlugin(store, contents)],
            new NodeTaintPlugin(),
            new PodSecurityPlugin(store),
            new PriorityPlugin(store),
            new TolerationSecondsPlugin(),
            new StorageClassPlugin(store),
            new StorageProtectionPlugin(),
            new ClaimResizePlugin(store),
            new RuntimeClassPlugin(store),
            new CertificateApprovalPlugin(signers),
            new CertificateSigningPlugin(signers),
            new CertificateSubjectPlugin(),
            new IngressClassPlugin(store),
            new PodTopologyPlugin(store),
        ]);
    }
}
