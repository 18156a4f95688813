namespace CrdToolkit.Build;

/// <summary>A file that is not this project's, where one of its files belongs.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Writer">The project that wrote it with CrdToolkit; null when it is a person's or another tool's.</param>
internal sealed record ForeignFile(string Path, string? Writer);
