using System.Reflection;
using System.Xml.Linq;

namespace CrdToolkit.Architecture;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    private static readonly string[] BuildOutput = ["bin", "obj", "artifacts", ".git", "TestResults"];

    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>Paths relative to the root, with forward slashes.</summary>
    public static IEnumerable<string> Files(string extension, params string[] folders) =>
        from folder in folders
        let path = Path.Combine(Root, folder)
        where Directory.Exists(path)
        from file in Directory.EnumerateFiles(path, "*" + extension, SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !relative.Split('/').Any(BuildOutput.Contains)
        orderby relative
        select relative;

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    /// <summary>The projects that are shipped: everything but tests and examples.</summary>
    public static IReadOnlyList<Project> Projects { get; } =
    [
        .. Files(".csproj", "src", "generators", "build").Select(path => Project.Parse(path, XDocument.Parse(Read(path)))),
    ];
}
