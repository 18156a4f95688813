using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Verbs;

/// <summary>What a list shows: all of it, or as much as was asked for.</summary>
/// <param name="Items">The objects.</param>
/// <param name="Revision">The resource version that they are of.</param>
/// <param name="Next">The token that leads on; empty at the end.</param>
/// <param name="Remaining">How many come after them; null where that is not said.</param>
internal sealed record ListPage(IReadOnlyList<JsonObject> Items, long Revision, string Next, long? Remaining);
