using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Hosting;

/// <summary>A controller of the server itself: it is told every change, one at a time, and acts on the store.</summary>
internal interface IStoreObserver
{
    /// <summary>Acts on a change. What it finds in the store may be newer than the change.</summary>
    void Observe(StoreEvent change);
}
