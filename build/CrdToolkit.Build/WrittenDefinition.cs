using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Build;

/// <summary>A definition with the file that holds it.</summary>
/// <param name="Path">The full path of the file.</param>
/// <param name="Definition">The definition.</param>
internal sealed record WrittenDefinition(string Path, CustomResourceDefinition Definition);
