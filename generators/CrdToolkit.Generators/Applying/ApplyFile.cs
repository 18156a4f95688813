namespace CrdToolkit.Generators.Applying;

/// <summary>A file with an apply type.</summary>
/// <param name="HintName">The name of the file.</param>
/// <param name="Type">The type in it.</param>
internal sealed record ApplyFile(string HintName, ApplyTypeModel Type);
