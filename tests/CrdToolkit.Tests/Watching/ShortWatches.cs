using System.Net;
using System.Text;

namespace CrdToolkit.Tests.Watching;

/// <summary>A server that ends each watch after one event; after so many it answers no more. It counts the answers that are open.</summary>
internal sealed class ShortWatches(int count) : DelegatingHandler
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int requests;
    private int open;

    public int Open => Volatile.Read(ref open);

    public Task Reached => reached.Task;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref requests);
        if (number > count)
        {
            reached.TrySetResult();
            return new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(cancellationToken);
        }

        Interlocked.Increment(ref open);
        var annotations = number == 1 ? ""","annotations":{"k8s.io/initial-events-end":"true"}""" : "";
        var added = $$$$"""{"type":"ADDED","object":{"metadata":{"name":"vm{{{{number % 10}}}}","namespace":"default","uid":"u","resourceVersion":"{{{{10 * number}}}}"},"spec":{"cpu":1}}}""";
        var bookmark = $$$$"""{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"{{{{10 * number + 1}}}}"{{{{annotations}}}}}}}""";
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new CountedStream(this, Encoding.UTF8.GetBytes($"{added}\n{bookmark}\n"))) });
    }

    private sealed class CountedStream(ShortWatches server, byte[] content) : MemoryStream(content)
    {
        private int isDisposed;

        protected override void Dispose(bool disposing)
        {
            if (Interlocked.Exchange(ref isDisposed, 1) == 0)
                Interlocked.Decrement(ref server.open);
            base.Dispose(disposing);
        }
    }
}
