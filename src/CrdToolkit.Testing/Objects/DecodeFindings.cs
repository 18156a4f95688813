using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Objects;

/// <summary>What strict decoding finds in a body: fields that occur twice and fields that the kind does not have.</summary>
internal sealed class DecodeFindings
{
    private readonly List<string> duplicates = [];
    private readonly List<string> unknown = [];

    /// <summary>Whether the object is no text but a tree already: what does not fit is then told by another part of Go's machinery.</summary>
    public bool IsTree { get; init; }

    /// <summary>Where sentences about members go that a YAML body holds twice.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>The findings as one error.</summary>
    public string Error => string.Join(", ", Lines.Count == 0
        ? Messages
        : Messages.Skip(Lines.Count).Prepend($"yaml: unmarshal errors:\n  {string.Join("\n  ", Lines)}"));

    /// <summary>The findings in the words of the API server, duplicates first.</summary>
    public IReadOnlyList<string> Messages =>
    [
        .. Lines,
        .. duplicates,
        .. unknown.Order(StringComparer.Ordinal).Select(path => $"unknown field \"{path}\""),
    ];

    /// <summary>Where the paths of unknown fields go.</summary>
    public ICollection<string> Unknown => unknown;

    /// <summary>What is said about a value that does not fit a field.</summary>
    /// <param name="value">The value.</param>
    /// <param name="field">The struct and the field.</param>
    /// <param name="type">The Go type of the field.</param>
    public string Mismatch(JsonValue value, string field, string type) =>
        IsTree ? GoTypes.ConversionMismatch(value, type) : GoTypes.Mismatch(value, field, type);

    /// <summary>What is said about a field that occurs twice.</summary>
    public static string Duplicate(string path) => $"duplicate field \"{path}\"";

    /// <summary>Reports fields that occur twice.</summary>
    public void AddDuplicates(IEnumerable<string> paths) => Add(paths.Select(Duplicate));

    /// <summary>Reports what the text itself holds, in the words of the API server.</summary>
    public void Add(IEnumerable<string> sentences) => duplicates.AddRange(sentences);
}
