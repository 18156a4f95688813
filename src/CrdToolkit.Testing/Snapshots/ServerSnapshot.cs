using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing;

/// <summary>All objects of a server at one moment. It costs little, for it shares the objects with the server.</summary>
public sealed class ServerSnapshot
{
    internal ServerSnapshot(StoreView view) => View = view;

    internal StoreView View { get; }
}
