using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Applying;

/// <summary>Tells conflicts as the API server does: kubectl shows its users this text.</summary>
internal static class ConflictMessage
{
    /// <summary>The 409.</summary>
    public static StatusException Error(IReadOnlyList<FieldConflict> conflicts) => StatusErrors.ApplyConflict(
        conflicts.Count == 1
            ? $"Apply failed with 1 conflict: conflict with {conflicts[0].Manager}: {PathElements.Format(conflicts[0].Path)}"
            : $"Apply failed with {conflicts.Count} conflicts: {string.Join('\n', Lines(conflicts))}",
        conflicts.Select(conflict => JsonValues.Object(
            ("reason", "FieldManagerConflict"),
            ("message", $"conflict with {conflict.Manager}"),
            ("field", PathElements.Format(conflict.Path)))));

    private static IEnumerable<string> Lines(IReadOnlyList<FieldConflict> conflicts) => conflicts
        .GroupBy(conflict => conflict.Manager.ToString())
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .SelectMany(group => group.Select(conflict => $"- {PathElements.Format(conflict.Path)}").Prepend($"conflicts with {group.Key}:"));
}
