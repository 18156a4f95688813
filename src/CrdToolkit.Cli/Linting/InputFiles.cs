using Microsoft.Extensions.FileSystemGlobbing;

namespace CrdToolkit.Cli.Linting;

/// <summary>The files that paths on the command line mean.</summary>
internal static class InputFiles
{
    /// <summary>The standard input.</summary>
    public const string StandardInput = "-";

    private static readonly EnumerationOptions Visible = new() { AttributesToSkip = FileAttributes.Hidden, IgnoreInaccessible = false };

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>Opens a file, or the standard input.</summary>
    public static Stream Open(string file, Terminal terminal) => file == StandardInput ? terminal.Input : File.OpenRead(file);

    /// <summary>What messages call a file.</summary>
    public static string NameOf(string file) => file == StandardInput ? "stdin" : file;

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

    // A folder that cannot be read stands for itself, so that whoever opens it is told why. Links to folders are not followed: they may lead back.
    private static IEnumerable<string> InFolder(string folder)
    {
        var found = new List<string>();
        Collect(folder, found);
        return found.Count == 0 ? throw new FileNotFoundException($"{folder}: no .yaml, .yml or .json file in it") : found.Order(StringComparer.Ordinal);
    }

    private static void Collect(string folder, List<string> found)
    {
        try
        {
            found.AddRange(Directory.EnumerateFiles(folder, "*", Visible).Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)));
            foreach (var inner in Directory.EnumerateDirectories(folder, "*", Visible).Where(inner => new DirectoryInfo(inner).LinkTarget is null))
            {
                Collect(inner, found);
            }
        }
        catch (UnauthorizedAccessException)
        {
            found.Add(folder);
        }
    }

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
