using CrdToolkit.Testing.Hosting;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins.Quotas;

/// <summary>Counts what is used again when something was given back, or was never charged: the quota controller of kube-controller-manager.</summary>
/// <param name="ledger">Counts.</param>
internal sealed class QuotaController(QuotaLedger ledger) : IStoreObserver
{
    /// <inheritdoc/>
    public void Observe(StoreEvent change) => ledger.Follow(change);
}
