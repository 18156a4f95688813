using System.Collections;

namespace CrdToolkit;

/// <summary>Adds to what a reconciler logs which object it was about.</summary>
internal sealed class ReconcileLogScope(string controller, string kind, NamespacedName key) : IReadOnlyList<KeyValuePair<string, object?>>
{
    /// <summary>Told apart from all other reconciles; made up when somebody asks for it.</summary>
    public string ReconcileId => field ??= Guid.NewGuid().ToString();

    public int Count => 5;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("Controller", controller),
        1 => new("Kind", kind),
        2 => new("Namespace", key.Namespace),
        3 => new("Name", key.Name),
        4 => new("ReconcileId", ReconcileId),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{controller}: {kind} {key}";
}
