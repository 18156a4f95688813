namespace CrdToolkit.Schema.Json;

/// <summary>What <see cref="JsonReader"/> allows and reports.</summary>
public sealed class JsonReaderOptions
{
    /// <summary>
    /// The default of <see cref="MaxDepth"/>. The API server allows 10,000; no schema or object that people write comes near this,
    /// and a tree of this depth can be walked by recursion on every thread.
    /// </summary>
    public const int DefaultMaxDepth = 512;

    /// <summary>How many objects and arrays may lie in each other.</summary>
    public int MaxDepth { get; init; } = DefaultMaxDepth;

    /// <summary>
    /// Whether numbers become what the API server stores, see <see cref="JsonNumber.Normalize"/>; one too big for a double is then an
    /// error, as there.
    /// </summary>
    public bool NormalizeNumbers { get; init; }

    /// <summary>
    /// Gets the path (such as <c>spec.ports[0].name</c>) of each member that an object holds more than once, once per
    /// repetition; the last value counts. Null when nobody wants to know.
    /// </summary>
    public ICollection<string>? DuplicateMembers { get; init; }
}
