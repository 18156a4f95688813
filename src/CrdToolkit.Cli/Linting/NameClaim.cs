using CrdToolkit.Cli.Reading;

namespace CrdToolkit.Cli.Linting;

/// <summary>A name that a definition wants for its kind in its group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Space">Plural, singular and short names share one space of names, kinds and list kinds another.</param>
/// <param name="Name">The name.</param>
/// <param name="Field">The field that says so.</param>
/// <param name="Definition">The definition.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Position">Where.</param>
internal sealed record NameClaim(string Group, string Space, string Name, string Field, string Definition, string File, SourcePosition Position);
