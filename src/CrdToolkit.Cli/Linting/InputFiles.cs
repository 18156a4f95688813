using Microsoft.Extensions.FileSystemGlobbing;

namespace CrdToolkit.Cli.Linting;

/// <summary>The files that paths on the command line mean.</summary>
internal static class InputFiles
{
    /// <summary>The standard input.</summary>
    public const string StandardInput = "-";

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>The files of a path: itself, those in a folder and below, or those that a pattern fits.</summary>
    /// <exception cref="IOException">There is nothing of that name.</exception>
    public static IEnumerable<string> Of(string path)
    {
        if (path == StandardInput || File.Exists(path))
        {
            return [path];
        }

        if (Directory.Exists(path))
        {
            return InFolder(path);
        }

        var pattern = path.Replace('\\', '/');
        var star = pattern.IndexOfAny(['*', '?']);
        return star < 0
            ? throw new FileNotFoundException($"{path}: no such file or folder")
            : Matching(star == 0 ? 0 : pattern.LastIndexOf('/', star - 1) + 1, pattern);
    }

    private static IEnumerable<string> InFolder(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
        .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Matching(int from, string pattern)
    {
        var folder = pattern[..from];
        var files = new Matcher(StringComparison.Ordinal).AddInclude(pattern[from..])
            .GetResultsInFullPath(folder.Length == 0 ? "." : folder)
            .Select(file => folder.Length == 0 || !Path.IsPathRooted(folder) ? Path.GetRelativePath(".", file) : file)
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count == 0 ? throw new FileNotFoundException($"{pattern}: no file matches") : files;
    }
}
