namespace CrdToolkit.Build;

/// <summary>A file as it should be on disk.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Content">The whole text, with LF line ends.</param>
internal sealed record ManifestFile(string Path, string Content);
