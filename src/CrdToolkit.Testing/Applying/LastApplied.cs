using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Applying;

/// <summary>
/// Lets people go over from <c>kubectl apply</c> to <c>kubectl apply --server-side</c>: what the annotation of the former says they
/// applied is theirs (lastAppliedManager, lastAppliedUpdater).
/// </summary>
internal static class LastApplied
{
    private const string Annotation = "kubectl.kubernetes.io/last-applied-configuration";
    private const string Manager = "kubectl";

    /// <summary>The conflicts that the annotation does not explain.</summary>
    public static IReadOnlyList<FieldConflict> Unexpected(string manager, JsonObject live, FieldType type, IReadOnlyList<FieldConflict> conflicts)
    {
        if (manager != Manager || Read(live) is not { } applied || applied.Text("apiVersion") != live.Text("apiVersion"))
        {
            return conflicts;
        }

        var comparison = FieldComparer.Compare(applied, live, type);
        var allowed = FieldSetBuilder.Build(applied, type).Except(comparison.Set).Except(comparison.Removed);
        return [.. conflicts.Where(conflict => allowed.Intersect(FieldSet.Of(conflict.Path)).IsEmpty)];
    }

    /// <summary>The object with the annotation brought up to date, where it has one.</summary>
    public static JsonObject Sync(string manager, JsonObject value, JsonObject configuration)
    {
        if (manager != Manager || value.Metadata.Child("annotations")[Annotation] is null)
        {
            return value;
        }

        var plain = configuration.Metadata["annotations"] is JsonObject annotations
            ? configuration.WithMetadata("annotations", annotations.Without(Annotation) is { Count: > 0 } others ? others : null)
            : configuration;
        return value.WithMetadata(
            "annotations", value.Metadata.Child("annotations").With(Annotation, JsonWriter.WriteCanonical(plain) + "\n"));
    }

    private static JsonObject? Read(JsonObject live)
    {
        try
        {
            return live.Metadata.Child("annotations")[Annotation] is JsonString text ? JsonReader.Parse(text.Value) as JsonObject : null;
        }
        catch (JsonSyntaxException)
        {
            return null;
        }
    }
}
