namespace CrdToolkit.Build;

/// <summary>The first line of each file that is written: it says who wrote it. A file without it is never touched.</summary>
internal static class ManifestHeader
{
    private const string Start = "# Written by CrdToolkit from ";
    private const string End = ". Change its C# types instead: builds write this file anew.";

    /// <summary>The line, without a line end.</summary>
    /// <param name="project">The name of the project whose types the file comes from.</param>
    public static string Of(string project) => Start + project + End;

    /// <summary>The project that wrote a file, or null when it was written by someone else.</summary>
    /// <param name="path">An existing file.</param>
    public static string? WriterOf(string path)
    {
        using var reader = new StreamReader(path);
        var line = reader.ReadLine();
        return line is not null && line.StartsWith(Start, StringComparison.Ordinal) && line.EndsWith(End, StringComparison.Ordinal)
            ? line.Substring(Start.Length, line.Length - Start.Length - End.Length)
            : null;
    }
}
