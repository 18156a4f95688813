using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins;

/// <summary>Classes of which one counts where an object names none: an annotation says which.</summary>
/// <param name="classes">The classes.</param>
/// <param name="annotations">The annotation, and former names of it.</param>
internal sealed class DefaultClasses(ObjectCollection classes, params string[] annotations)
{
    /// <summary>The name of the default class, the newest of several; null when there is none.</summary>
    public string? Find() => classes.Objects
        .Select(stored => stored.Value)
        .Where(IsDefault)
        .OrderByDescending(value => value.Metadata.Text("creationTimestamp"), StringComparer.Ordinal)
        .ThenBy(value => value.Name, StringComparer.Ordinal)
        .FirstOrDefault()?.Name;

    private bool IsDefault(JsonObject value) => annotations.Any(annotation => value.Metadata.Child("annotations").Text(annotation) == "true");
}
