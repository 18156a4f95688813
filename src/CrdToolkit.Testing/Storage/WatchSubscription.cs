using System.Threading.Channels;

namespace CrdToolkit.Testing.Storage;

/// <summary>The changes of a collection (or of all of them), in order, from the moment of subscribing until it is disposed or ended.</summary>
internal sealed class WatchSubscription : IDisposable
{
    private readonly Channel<StoreEvent> channel;
    private readonly Action<WatchSubscription> unsubscribe;

    internal WatchSubscription(int? capacity, Action<WatchSubscription> unsubscribe)
    {
        channel = capacity is { } bound
            ? Channel.CreateBounded<StoreEvent>(new BoundedChannelOptions(bound) { SingleReader = true })
            : Channel.CreateUnbounded<StoreEvent>(new UnboundedChannelOptions { SingleReader = true });
        this.unsubscribe = unsubscribe;
    }

    /// <summary>Where the changes arrive. It is completed when the server ends the watch, or drops a reader that is too slow.</summary>
    public ChannelReader<StoreEvent> Events => channel.Reader;

    /// <summary>Ends the subscription from the server's side; what was sent before can still be read.</summary>
    public void End() => channel.Writer.TryComplete();

    /// <inheritdoc/>
    public void Dispose() => unsubscribe(this);

    internal void Send(StoreEvent change)
    {
        if (!channel.Writer.TryWrite(change))
        {
            channel.Writer.TryComplete();
        }
    }
}
