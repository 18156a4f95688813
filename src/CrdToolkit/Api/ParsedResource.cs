using System.Diagnostics.CodeAnalysis;
using k8s.Models;

namespace CrdToolkit;

/// <summary>What one JSON object turned out to be: a value of the type, or one that the type cannot read.</summary>
internal readonly struct ParsedResource<T>
    where T : class
{
    private ParsedResource(T? value, V1ObjectMeta metadata, UnreadableResource? unreadable, Exception? error)
    {
        Value = value;
        Metadata = metadata;
        Unreadable = unreadable;
        Error = error;
    }

    public T? Value { get; }

    public V1ObjectMeta Metadata { get; }

    public UnreadableResource? Unreadable { get; }

    public Exception? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Unreadable), nameof(Error))]
    public bool IsReadable => Value is not null;

    public static ParsedResource<T> Read(T value, V1ObjectMeta metadata) => new(value, metadata, null, null);

    public static ParsedResource<T> Failed(UnreadableResource unreadable, Exception error) => new(null, unreadable.Metadata, unreadable, error);
}
