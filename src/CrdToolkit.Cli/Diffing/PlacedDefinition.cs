using CrdToolkit.Cli.Reading;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Cli.Diffing;

/// <summary>A definition and where it stands.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="File">The file, as findings name it.</param>
/// <param name="Source">Its place in the file.</param>
internal sealed record PlacedDefinition(CustomResourceDefinition Definition, string File, SourceNode Source);
