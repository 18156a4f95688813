using CrdToolkit.Testing.Hosting;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Namespaces;

/// <summary>
/// What every namespace has: a service account <c>default</c>, and the certificate by which pods know the API server. Both come back when
/// they are deleted, as kube-controller-manager has it.
/// </summary>
/// <param name="store">Where.</param>
/// <param name="clock">What time it is.</param>
internal sealed class NamespaceContents(ObjectStore store, TimeProvider clock) : IStoreObserver
{
    private const string AccountName = "default";
    private const string CertificateName = "kube-root-ca.crt";

    // A certificate of nobody: pods never run here, so none will ever check the API server by it.
    private const string Certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBjTCCATOgAwIBAgIUMYNc9Yv+AxB/aL+zLIyNCGM/+V4wCgYIKoZIzj0EAwIw
        GzEZMBcGA1UEAwwQY3JkdG9vbGtpdC1sb2NhbDAgFw0yNjExMjUyMzQ2MzNaGA8y
        MTI2MTEwMTIzNDYzM1owGzEZMBcGA1UEAwwQY3JkdG9vbGtpdC1sb2NhbDBZMBMG
        ByqGSM49AgEGCCqGSM49AwEHA0IABIjFEVS5D2dzqw8gczCTtGTgKdjS72GwaCjU
        8A8enstHPwV4okJSlbzs0o+viG0/+t+LXErvcklIQATqp54gPvKjUzBRMB0GA1Ud
        DgQWBBQyUszYhwOegunLDSz5+6TclPMHxzAfBgNVHSMEGDAWgBQyUszYhwOegunL
        DSz5+6TclPMHxzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQDQ
        wT+k+mhVCghhx/1H7a+r8dcSmnlYjnjq+PodRBPcTAIgCmnEqneanYfxNrWXDQ35
        hFzytNQQnIMEbFa49My5vgs=
        -----END CERTIFICATE-----

        """;

    private readonly ObjectCollection namespaces = store.Collection("", "namespaces");
    private readonly ObjectCollection accounts = store.Collection("", "serviceaccounts");
    private readonly ObjectCollection configMaps = store.Collection("", "configmaps");

    /// <inheritdoc/>
    public void Observe(StoreEvent change)
    {
        if (change.Collection == namespaces && change.Type == StoreEventType.Added)
        {
            Fill(change.Object!.Key.Name);
        }
        else if (change.Type == StoreEventType.Deleted
            && ((change.Collection == accounts && change.Object!.Key.Name == AccountName)
                || (change.Collection == configMaps && change.Object!.Key.Name == CertificateName)))
        {
            Fill(change.Object.Key.Namespace);
        }
    }

    /// <summary>Gives a namespace what it should have, unless it is being deleted.</summary>
    public void Fill(string name)
    {
        if (namespaces.Find(new ObjectKey("", name)) is not { Value.IsBeingDeleted: false })
        {
            return;
        }

        if (accounts.Find(new ObjectKey(name, AccountName)) is null)
        {
            store.Create(accounts, new ObjectKey(name, AccountName), JsonValues.Object(
                ("kind", "ServiceAccount"), ("apiVersion", "v1"), ("metadata", ServerMetadata.New(clock, name, AccountName))));
        }

        if (configMaps.Find(new ObjectKey(name, CertificateName)) is null)
        {
            store.Create(configMaps, new ObjectKey(name, CertificateName), JsonValues.Object(
                ("kind", "ConfigMap"),
                ("apiVersion", "v1"),
                ("metadata", ServerMetadata.New(clock, name, CertificateName, annotations: JsonValues.Object((
                    "kubernetes.io/description",
                    "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP "
                        + "or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.")))),
                ("data", JsonValues.Object(("ca.crt", Certificate)))));
        }
    }
}
