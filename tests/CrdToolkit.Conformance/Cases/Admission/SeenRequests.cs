using System.Collections;
using System.Collections.Concurrent;

namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>
/// What a webhook was asked, in order; of each kind of write to an object the last, since a server whose copy of the object was old asks
/// once more when it writes a second time.
/// </summary>
public sealed class SeenRequests : IReadOnlyList<JsonObject>
{
    private readonly ConcurrentQueue<JsonObject> requests = [];

    /// <summary>All that came, also those that a server had to repeat.</summary>
    public IEnumerable<JsonObject> All => requests;

    /// <inheritdoc/>
    public int Count => LastOfEach().Count;

    /// <inheritdoc/>
    public JsonObject this[int index] => LastOfEach()[index];

    /// <summary>Takes note of a request.</summary>
    public void Add(JsonObject request) => requests.Enqueue(request);

    /// <inheritdoc/>
    public IEnumerator<JsonObject> GetEnumerator() => LastOfEach().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<JsonObject> LastOfEach() =>
    [
        .. requests
            .GroupBy(request => (request.Text("operation"), request.At("resource")?.ToJsonString(), request.Text("subResource"), request.Text("namespace"), request.Text("name")))
            .Select(same => same.Last()),
    ];
}
